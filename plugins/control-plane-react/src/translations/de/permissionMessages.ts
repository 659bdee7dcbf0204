import type { Translated } from '../translated';
import type { permissionMessages as english } from '../permissionMessages';

export const permissionMessages: Translated<typeof english> = {
  permission: {
    missing: 'Dir fehlt die Berechtigung, {{words}}',
    given:
      'Wer die Control Plane verwaltet, kann dir die Rolle {{role}} geben. Die Berechtigung heißt {{permission}}.',
    explained:
      'Dir fehlt die Berechtigung, {{words}}. Wer die Control Plane verwaltet, kann dir die Rolle {{role}} geben.',
    words: {
      environmentClassRead: 'die Umgebungsklassen zu sehen',
      environmentClassManage: 'die Umgebungsklassen zu ändern',
      environmentRequestRead: 'Umgebungen zu sehen',
      environmentRequestCreate: 'Umgebungen anzufordern',
      environmentRequestAssignOwner:
        'Umgebungen für Verantwortliche anzufordern, zu denen du nicht gehörst',
      environmentRequestUpdate:
        'Anforderungen zu ändern, die auf eine Entscheidung warten',
      environmentRequestReconcile: 'Umgebungen abzugleichen',
      environmentRequestExtend: 'Umgebungen länger leben zu lassen',
      environmentRequestDelete: 'Umgebungen zu löschen',
      environmentRequestApprove: 'Anforderungen zu genehmigen oder abzulehnen',
      approvalSubstituteManage:
        'jemanden anstelle anderer entscheiden zu lassen',
      templateGateCreate:
        'Vorlagen laufen zu lassen, die auf Genehmigung warten',
      templateGateRead:
        'Läufe von Vorlagen zu sehen, die auf Genehmigung warten',
      templateGateApprove: 'Läufe von Vorlagen zu genehmigen oder abzulehnen',
      templateGateCancel: 'abzubrechen, worauf Läufe von Vorlagen warten',
      tenantRead: 'Mandanten zu sehen',
      tenantCreate: 'Mandanten anzulegen',
      tenantUpdate: 'diesen Mandanten zu ändern',
      tenantManage: 'über Mandanten zu entscheiden',
      tenantAdminister: 'zu entscheiden, wer für diesen Mandanten handelt',
      tenantEnvironmentCreate: 'Umgebungen für diesen Mandanten anzufordern',
      projectWrite: 'die Projekte dieses Mandanten zu ändern',
      entitlementRead: 'zu sehen, worauf dieser Mandant Anspruch hat',
      productRead: 'die Produkte zu sehen',
      productRequest: 'Produkte für diesen Mandanten anzufordern',
      productWrite: 'Produkte zu ändern',
      apiKeyRead: 'die API-Schlüssel dieses Mandanten zu sehen',
      apiKeyWrite: 'die API-Schlüssel dieses Mandanten zu ändern',
      apiKeyVerify: 'API-Schlüssel zu prüfen',
      apiKeyDiagnose: 'herauszufinden, warum ein API-Schlüssel nicht gilt',
      auditRead: 'das Audit-Protokoll zu lesen',
      auditAppend:
        'Ereignisse von Produkten in das Audit-Protokoll zu schreiben',
      auditVerify: 'das Audit-Protokoll zu prüfen',
      runtimeRead: 'die Laufzeitumgebungen zu sehen',
      runtimeManage: 'Laufzeitumgebungen und Gruppen zu ändern',
      queueRead: 'die Warteschlange zu sehen',
      queueManage: 'Arbeit der Warteschlange zu wiederholen oder freizugeben',
      namespaceCreate: 'Namespaces anzulegen',
      namespaceRead: 'Namespaces zu sehen',
      namespaceUpdate: 'diesen Namespace zu ändern',
      namespaceDelete: 'diesen Namespace zu löschen',
      namespaceManage:
        'festzulegen, wie Namespaces heißen, und Identitätsgruppen zu aktualisieren',
    },
  },
};
