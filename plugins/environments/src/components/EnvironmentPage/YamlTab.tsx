import { useState } from 'react';
import {
  Box,
  Button,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { DownloadIcon } from 'lucide-react';
import type {
  EnvironmentRequest,
  TargetPlan,
} from '@groundwork/plugin-control-plane-common';
import {
  CodeBlock,
  ErrorPanel,
  saveFile,
  SkeletonLines,
  useEnvironmentPlan,
} from '@groundwork/plugin-control-plane-react';
import { environmentManifest, renderedManifests } from '../../model';
import { useEnvironmentsWords } from '../../translation';
import styles from './EnvironmentPage.module.css';

const REQUEST = 'request';

/** The environment as manifests: what was asked, and what it is rendered to on each target. */
export function YamlTab(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { t } = useEnvironmentsWords();
  const [part, setPart] = useState<string>(REQUEST);
  const plan = useEnvironmentPlan(request.id, request.plan_digest);
  const targets = plan.value?.targets ?? [];
  const target = targets.find(({ runtime }) => runtime === part);
  const file = useManifest(request, target);
  return (
    <Box bg="neutral" className={styles.card}>
      <Text as="p" variant="body-medium">
        {t('environmentPage.yaml.what')}
      </Text>
      <div className={styles.toolbar}>
        <ToggleButtonGroup
          className={styles.parts}
          aria-label={t('environmentPage.yaml.part')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[target ? part : REQUEST]}
          onSelectionChange={keys => setPart(String([...keys][0] ?? REQUEST))}
        >
          <ToggleButton id={REQUEST}>
            {t('environmentPage.yaml.request')}
          </ToggleButton>
          {targets.map(({ runtime, title, resources }) => (
            <ToggleButton key={runtime} id={runtime}>
              {t('environmentPage.yaml.target', {
                target: title,
                number: String(resources.length),
              })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Button
          size="small"
          variant="secondary"
          iconStart={<DownloadIcon />}
          isDisabled={file.text === ''}
          onPress={() =>
            saveFile(
              new Blob([file.text], { type: 'application/yaml' }),
              file.name,
            )
          }
        >
          {t('environmentPage.yaml.download')}
        </Button>
      </div>
      {file.text === '' ? (
        <Text as="p" variant="body-medium">
          {target?.message || t('environmentPage.yaml.nothing')}
        </Text>
      ) : (
        <CodeBlock key={file.name} label={file.label} text={file.text} />
      )}
      {plan.error && (
        <ErrorPanel
          title={t('environmentPage.yaml.notLoaded')}
          error={plan.error}
          onRetry={plan.refresh}
        />
      )}
      {!plan.error && !plan.value && (
        <SkeletonLines count={1} label={t('environmentPage.yaml.loading')} />
      )}
    </Box>
  );
}

/** What is shown, what it is, and what its file is called. */
function useManifest(
  request: EnvironmentRequest,
  target: TargetPlan | undefined,
): { label: string; name: string; text: string } {
  const { t } = useEnvironmentsWords();
  if (!target) {
    return {
      label: t('environmentPage.yaml.manifest'),
      name: `${request.name}.yaml`,
      text: environmentManifest(request),
    };
  }
  return {
    label: t('environmentPage.yaml.rendered', { target: target.title }),
    name: `${request.name}-${target.runtime}.yaml`,
    text: renderedManifests(target.resources, t('environmentPage.yaml.secret')),
  };
}
