/**
 * Generated from ../../openapi.yaml by scripts/generate.mjs; do not edit.
 */

/** The API contract as served at `openapi.json`. */
export const openApiDocument: Record<string, unknown> = {
  "openapi": "3.1.0",
  "info": {
    "title": "Groundwork control plane",
    "version": "1.0.0",
    "description": "Request environments, decide over them, and watch them being provisioned and kept in the state that was agreed.\n\nEntity fields are snake_case. Times are RFC 3339 in UTC with milliseconds. Lists are paged by an opaque cursor;\n`next_cursor` is absent on the last page. Every error has the same envelope and carries the `request_id` that the\n`X-Request-Id` response header also shows.\n",
    "license": {
      "name": "Apache-2.0",
      "identifier": "Apache-2.0"
    }
  },
  "servers": [
    {
      "url": "/api/control-plane"
    }
  ],
  "tags": [
    {
      "name": "environment-classes",
      "description": "The golden paths that can be requested"
    },
    {
      "name": "environment-requests",
      "description": "Requests and the environments that they become"
    },
    {
      "name": "operations",
      "description": "Health and information, open to everyone"
    }
  ],
  "security": [
    {
      "bearer": []
    }
  ],
  "paths": {
    "/v1/health": {
      "get": {
        "operationId": "getHealth",
        "summary": "Health of the control plane and of its runtime environments",
        "tags": [
          "operations"
        ],
        "security": [],
        "responses": {
          "200": {
            "description": "Everything, or everything but some runtime environments, works.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Health"
                }
              }
            }
          },
          "429": {
            "$ref": "#/components/responses/RateLimited"
          },
          "503": {
            "description": "The control plane cannot work, for example because its database does not answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Health"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/info": {
      "get": {
        "operationId": "getInfo",
        "summary": "Version and where to get a token",
        "tags": [
          "operations"
        ],
        "security": [],
        "responses": {
          "200": {
            "description": "What this control plane is.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Info"
                }
              }
            }
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/environment-classes": {
      "get": {
        "operationId": "listEnvironmentClasses",
        "summary": "List the environment classes",
        "tags": [
          "environment-classes"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "The classes in the order of the configuration.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentClassList"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/ValidationError"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/environment-requests": {
      "get": {
        "operationId": "listEnvironmentRequests",
        "summary": "List the environment requests that the caller may read",
        "tags": [
          "environment-requests"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          },
          {
            "name": "status",
            "in": "query",
            "description": "Only requests in one of these states.",
            "schema": {
              "type": "array",
              "maxItems": 20,
              "items": {
                "$ref": "#/components/schemas/EnvironmentStatus"
              }
            }
          },
          {
            "name": "class",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/DnsLabel"
            }
          },
          {
            "name": "app",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/DnsLabel"
            }
          },
          {
            "name": "team",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/DnsLabel"
            }
          },
          {
            "name": "region",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/DnsLabel"
            }
          },
          {
            "name": "component_ref",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/EntityRef"
            }
          },
          {
            "name": "owner",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/EntityRef"
            }
          },
          {
            "name": "drift_status",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/DriftStatus"
            }
          },
          {
            "name": "mine",
            "in": "query",
            "description": "Only requests that the caller made.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "name": "awaiting_my_decision",
            "in": "query",
            "description": "Only requests that wait for an approval which the caller may give.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "name": "expires_before",
            "in": "query",
            "allowReserved": true,
            "description": "Only environments whose lease ends before this time.",
            "schema": {
              "$ref": "#/components/schemas/Timestamp"
            }
          },
          {
            "name": "q",
            "in": "query",
            "allowReserved": true,
            "description": "Words to find in app, team, name, owner, repository or id.",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 100,
              "pattern": "^[^\\x00-\\x1f\\x7f]*$"
            }
          },
          {
            "name": "order",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "created_at.desc",
                "created_at.asc",
                "updated_at.desc",
                "updated_at.asc",
                "name.asc",
                "name.desc"
              ],
              "default": "created_at.desc"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "A page of requests.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentRequestList"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/ValidationError"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      },
      "post": {
        "operationId": "createEnvironmentRequest",
        "summary": "Request an environment",
        "description": "Validates the request, plans it on every runtime environment of the class and stores it. A class that needs no\napproval goes straight to `queued`. With an `Idempotency-Key`, repeating the call with the same body answers with\nthe request that the first call made.\n",
        "tags": [
          "environment-requests"
        ],
        "parameters": [
          {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "Chosen by the caller and unique for what it wants to create.",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 200,
              "pattern": "^[\\x21-\\x7e]+$"
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/CreateEnvironmentRequest"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The request as stored.",
            "headers": {
              "Location": {
                "description": "Path of the request.",
                "schema": {
                  "type": "string"
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentRequest"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/ValidationError"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "413": {
            "$ref": "#/components/responses/ValidationError"
          },
          "415": {
            "$ref": "#/components/responses/ValidationError"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/environment-requests/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getEnvironmentRequest",
        "summary": "Read an environment request with its targets and votes",
        "tags": [
          "environment-requests"
        ],
        "responses": {
          "200": {
            "description": "The request.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentRequest"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/ValidationError"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      },
      "delete": {
        "operationId": "deleteEnvironmentRequest",
        "summary": "Cancel a request, or remove its environment",
        "description": "A request that nothing was provisioned for becomes `cancelled`; any other becomes `deprovisioning` and, when it\nis gone from every runtime environment, `deleted`. Repeating the call changes nothing.\n",
        "tags": [
          "environment-requests"
        ],
        "responses": {
          "202": {
            "description": "The request in its new state.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentRequest"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/ValidationError"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/environment-requests/{id}/approve": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "decideEnvironmentRequest",
        "summary": "Approve or reject a request",
        "description": "The decision is over the plan with the given digest. Without `plan_digest` it is over the plan that the request\nhas now. A digest of an earlier plan is refused with `stale_plan`. Nobody decides over a request of their own.\n",
        "tags": [
          "environment-requests"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Decision"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The request after the decision.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentRequest"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/ValidationError"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "413": {
            "$ref": "#/components/responses/ValidationError"
          },
          "415": {
            "$ref": "#/components/responses/ValidationError"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/environment-requests/{id}/reconcile": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "reconcileEnvironmentRequest",
        "summary": "Bring the environment to what was agreed, now",
        "description": "Mends drift, retries what failed, and does nothing more where a pass is under way already.\n",
        "tags": [
          "environment-requests"
        ],
        "responses": {
          "202": {
            "description": "The request; a pass is due on every target.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentRequest"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/ValidationError"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/environment-requests/{id}/plan": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getEnvironmentRequestPlan",
        "summary": "Read the plan that approvals of this request are bound to",
        "tags": [
          "environment-requests"
        ],
        "responses": {
          "200": {
            "description": "The plan.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Plan"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/ValidationError"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/environment-requests/{id}/events": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "listEnvironmentRequestEvents",
        "summary": "List what happened to a request, newest first",
        "tags": [
          "environment-requests"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of events.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EventList"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/ValidationError"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/environment-plans": {
      "post": {
        "operationId": "previewEnvironmentPlan",
        "summary": "Plan an environment without requesting it",
        "description": "Validates and plans like a request, stores nothing, and answers with the plan and its cost.",
        "tags": [
          "environment-requests"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/CreateEnvironmentRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The plan as a request made now would have it, but for the id and the digests.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Plan"
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/ValidationError"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "413": {
            "$ref": "#/components/responses/ValidationError"
          },
          "415": {
            "$ref": "#/components/responses/ValidationError"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A Backstage token, or an access token of the configured OIDC issuer. Development configurations also accept\ntokens signed with a shared secret (HS256).\n"
      }
    },
    "parameters": {
      "Id": {
        "name": "id",
        "in": "path",
        "required": true,
        "schema": {
          "$ref": "#/components/schemas/Uuid"
        }
      },
      "Limit": {
        "name": "limit",
        "in": "query",
        "description": "The most items on a page.",
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 200,
          "default": 50
        }
      },
      "Cursor": {
        "name": "cursor",
        "in": "query",
        "description": "The `next_cursor` of the page before.",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 1000
        }
      }
    },
    "responses": {
      "ValidationError": {
        "description": "The input is not acceptable; `details` names each field and why.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      },
      "Unauthorized": {
        "description": "There is no acceptable token.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      },
      "Forbidden": {
        "description": "The caller may not do this.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      },
      "NotFound": {
        "description": "It does not exist, or the caller may not know whether it does.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      },
      "Conflict": {
        "description": "The state of the request does not allow this, the plan is stale, or the idempotency key was used for another body.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      },
      "RateLimited": {
        "description": "Too many calls; `Retry-After` says when to call again.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      },
      "Unexpected": {
        "description": "Any other error.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Error"
            }
          }
        }
      }
    },
    "schemas": {
      "Uuid": {
        "type": "string",
        "format": "uuid",
        "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
      },
      "Timestamp": {
        "description": "RFC 3339 in UTC with milliseconds.",
        "type": "string",
        "format": "date-time",
        "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$",
        "examples": [
          "2026-01-31T12:00:00.000Z"
        ]
      },
      "DnsLabel": {
        "description": "A lower-case DNS label (RFC 1123).",
        "type": "string",
        "minLength": 1,
        "maxLength": 63,
        "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"
      },
      "EntityRef": {
        "description": "A full catalog entity reference.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^[a-z][a-z0-9.+_-]*:[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$",
        "examples": [
          "component:default/payments-api"
        ]
      },
      "Digest": {
        "description": "SHA-256 over the canonical JSON of the content.",
        "type": "string",
        "pattern": "^sha256:[0-9a-f]{64}$"
      },
      "EnvironmentStatus": {
        "type": "string",
        "enum": [
          "pending_approval",
          "approved",
          "queued",
          "reconciling",
          "ready",
          "rejected",
          "cancelled",
          "failed",
          "deprovisioning",
          "deleted"
        ]
      },
      "ClusterStatus": {
        "description": "What the targets of the environment report, taken together.",
        "type": "string",
        "enum": [
          "unknown",
          "pending",
          "progressing",
          "waiting",
          "synced",
          "degraded",
          "removed"
        ]
      },
      "DriftStatus": {
        "type": "string",
        "enum": [
          "unknown",
          "in_sync",
          "drifted"
        ]
      },
      "Quota": {
        "description": "Limits of the environment as Kubernetes quantities.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "cpu",
          "memory",
          "storage",
          "pods",
          "load_balancers"
        ],
        "properties": {
          "cpu": {
            "type": "string",
            "examples": [
              "2"
            ]
          },
          "memory": {
            "type": "string",
            "examples": [
              "4Gi"
            ]
          },
          "storage": {
            "type": "string",
            "examples": [
              "20Gi"
            ]
          },
          "pods": {
            "type": "integer",
            "minimum": 0
          },
          "load_balancers": {
            "type": "integer",
            "minimum": 0
          }
        }
      },
      "EnvironmentClass": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "title",
          "description",
          "ttl_hours_default",
          "ttl_hours_max",
          "quota_profile",
          "quota",
          "policy_packs",
          "estimated_monthly_cost_usd",
          "regions",
          "runtimes",
          "approval_required"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "title": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "ttl_hours_default": {
            "type": "integer",
            "minimum": 1
          },
          "ttl_hours_max": {
            "type": "integer",
            "minimum": 1
          },
          "quota_profile": {
            "type": "string"
          },
          "quota": {
            "$ref": "#/components/schemas/Quota"
          },
          "policy_packs": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "estimated_monthly_cost_usd": {
            "type": "number",
            "minimum": 0
          },
          "regions": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/DnsLabel"
            }
          },
          "runtimes": {
            "description": "Names of the runtime environments that receive it.",
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "approval_required": {
            "type": "boolean"
          }
        }
      },
      "EnvironmentClassList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EnvironmentClass"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "CreateEnvironmentRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "app",
          "team",
          "class",
          "region"
        ],
        "properties": {
          "app": {
            "description": "The application; at most 40 characters, so that names built from it stay legal.",
            "type": "string",
            "minLength": 1,
            "maxLength": 40,
            "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"
          },
          "team": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "class": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "region": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "ttl_hours": {
            "description": "How long the environment lives once it is ready; the default of the class when absent.",
            "type": "integer",
            "minimum": 1,
            "maximum": 87600
          },
          "owner": {
            "description": "Entity reference of the group or user that owns it; `group:default/<team>` when absent. A bare name is read as a group.",
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "pattern": "^([a-z][a-z0-9.+_-]*:)?([A-Za-z0-9._-]+/)?[A-Za-z0-9._-]+$"
          },
          "repository": {
            "description": "HTTPS or SSH address of the source that it is for.",
            "type": "string",
            "maxLength": 500,
            "pattern": "^(https://|ssh://|git@)[A-Za-z0-9._~:/@%+-]+$"
          },
          "revision": {
            "description": "Branch, tag or commit of the repository.",
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "pattern": "^[A-Za-z0-9_][A-Za-z0-9._/+-]*$"
          },
          "component_ref": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "note": {
            "description": "What the approvers should know.",
            "type": "string",
            "maxLength": 1000,
            "pattern": "^[^\\x00]*$"
          }
        }
      },
      "EnvironmentRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "name",
          "app",
          "team",
          "class",
          "region",
          "ttl_hours",
          "owner",
          "repository",
          "revision",
          "status",
          "status_message",
          "plan_digest",
          "cluster_status",
          "drift_status",
          "drift_summary",
          "quota_profile",
          "quota",
          "policy_packs",
          "estimated_monthly_cost_usd",
          "requested_by",
          "approval_required",
          "created_at",
          "updated_at"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "name": {
            "description": "Name of the namespace on every target.",
            "type": "string"
          },
          "app": {
            "type": "string"
          },
          "team": {
            "type": "string"
          },
          "class": {
            "type": "string"
          },
          "region": {
            "type": "string"
          },
          "ttl_hours": {
            "type": "integer"
          },
          "owner": {
            "type": "string"
          },
          "repository": {
            "description": "Empty when none was given.",
            "type": "string"
          },
          "revision": {
            "description": "Empty when none was given.",
            "type": "string"
          },
          "component_ref": {
            "type": "string"
          },
          "tenant_id": {
            "type": "string"
          },
          "note": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/EnvironmentStatus"
          },
          "status_message": {
            "description": "A sentence for people on why it is in this state; empty when there is nothing to add.",
            "type": "string"
          },
          "plan_digest": {
            "$ref": "#/components/schemas/Digest"
          },
          "cluster_status": {
            "$ref": "#/components/schemas/ClusterStatus"
          },
          "drift_status": {
            "$ref": "#/components/schemas/DriftStatus"
          },
          "drift_summary": {
            "description": "A sentence for people; empty when nothing drifted.",
            "type": "string"
          },
          "quota_profile": {
            "type": "string"
          },
          "quota": {
            "$ref": "#/components/schemas/Quota"
          },
          "policy_packs": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "estimated_monthly_cost_usd": {
            "type": "number"
          },
          "requested_by": {
            "description": "Entity reference of a person, or the subject of a machine.",
            "type": "string"
          },
          "approval_required": {
            "type": "boolean"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updated_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "ready_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "expires_at": {
            "description": "When the lease ends; the clock starts when the environment is ready for the first time.",
            "$ref": "#/components/schemas/Timestamp"
          },
          "links": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Link"
            }
          },
          "actions": {
            "description": "What the caller may do with the request now; a disabled action says why.",
            "$ref": "#/components/schemas/Actions"
          },
          "targets": {
            "description": "One per runtime environment; only when a single request is read.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Target"
            }
          },
          "votes": {
            "description": "The decisions so far; only when a single request is read.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Vote"
            }
          }
        }
      },
      "EnvironmentRequestList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items",
          "total"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EnvironmentRequest"
            }
          },
          "next_cursor": {
            "type": "string"
          },
          "total": {
            "$ref": "#/components/schemas/Total"
          }
        }
      },
      "Total": {
        "description": "How many items there are on all pages; counted up to 1,000, beyond which `relation` is `gte`.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "value",
          "relation"
        ],
        "properties": {
          "value": {
            "type": "integer",
            "minimum": 0
          },
          "relation": {
            "type": "string",
            "enum": [
              "eq",
              "gte"
            ]
          }
        }
      },
      "Action": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "allowed"
        ],
        "properties": {
          "allowed": {
            "type": "boolean"
          },
          "reason": {
            "description": "Why it is not allowed, as a sentence.",
            "type": "string"
          }
        }
      },
      "Actions": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "approve",
          "reconcile",
          "delete"
        ],
        "properties": {
          "approve": {
            "$ref": "#/components/schemas/Action"
          },
          "reconcile": {
            "$ref": "#/components/schemas/Action"
          },
          "delete": {
            "$ref": "#/components/schemas/Action"
          }
        }
      },
      "Link": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "title",
          "kind"
        ],
        "properties": {
          "title": {
            "type": "string"
          },
          "kind": {
            "type": "string",
            "enum": [
              "commit",
              "repository",
              "pull_request",
              "dashboard",
              "argocd"
            ]
          },
          "url": {
            "description": "Absent where there is nothing to open, as with a local repository.",
            "type": "string",
            "pattern": "^https?://"
          },
          "reference": {
            "description": "What the link names, such as a commit hash.",
            "type": "string"
          }
        }
      },
      "Target": {
        "description": "The environment on one runtime environment.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "runtime",
          "runtime_type",
          "title",
          "status",
          "message",
          "generation",
          "drift_status",
          "drift",
          "resources",
          "conditions",
          "links",
          "attempt",
          "updated_at"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "runtime": {
            "type": "string"
          },
          "runtime_type": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "status": {
            "type": "string",
            "enum": [
              "pending",
              "in_progress",
              "waiting",
              "ready",
              "failed",
              "deleting",
              "deleted"
            ]
          },
          "message": {
            "type": "string",
            "description": "A sentence for people."
          },
          "generation": {
            "type": "integer",
            "description": "Counts up with every change of what is desired."
          },
          "observed_generation": {
            "type": "integer",
            "description": "The last generation that was brought about."
          },
          "drift_status": {
            "$ref": "#/components/schemas/DriftStatus"
          },
          "drift": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ObservedResource"
            }
          },
          "resources": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ObservedResource"
            }
          },
          "conditions": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Condition"
            }
          },
          "links": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Link"
            }
          },
          "attempt": {
            "type": "integer",
            "description": "Failed attempts in a row."
          },
          "next_reconcile_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "last_error": {
            "type": "string"
          },
          "observed_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updated_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "Condition": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "status",
          "reason",
          "message",
          "last_transition_time"
        ],
        "properties": {
          "type": {
            "type": "string",
            "examples": [
              "Ready"
            ]
          },
          "status": {
            "type": "string",
            "enum": [
              "True",
              "False",
              "Unknown"
            ]
          },
          "reason": {
            "type": "string",
            "examples": [
              "Applied"
            ]
          },
          "message": {
            "type": "string"
          },
          "last_transition_time": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "FieldDifference": {
        "description": "One field that is not as desired. Values are JSON values as text; absent means that there is none.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "path"
        ],
        "properties": {
          "path": {
            "type": "string",
            "examples": [
              "spec.hard.pods"
            ]
          },
          "desired": {
            "type": "string"
          },
          "live": {
            "type": "string"
          },
          "changed_by": {
            "type": "string",
            "description": "The manager or author of the change, where the runtime tells."
          }
        }
      },
      "ObservedResource": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "kind",
          "name",
          "location",
          "state",
          "fields"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "Unique in the target."
          },
          "kind": {
            "type": "string",
            "examples": [
              "ResourceQuota"
            ]
          },
          "name": {
            "type": "string"
          },
          "location": {
            "type": "string",
            "description": "Where it stands, such as a path in the repository."
          },
          "state": {
            "type": "string",
            "enum": [
              "in_sync",
              "missing",
              "changed",
              "extra"
            ]
          },
          "fields": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/FieldDifference"
            }
          }
        }
      },
      "PlannedResource": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "kind",
          "name",
          "location",
          "content"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "kind": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "location": {
            "type": "string"
          },
          "content": {
            "type": "string",
            "description": "The resource as it will be written."
          }
        }
      },
      "PlannedChange": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "resource_id",
          "action"
        ],
        "properties": {
          "resource_id": {
            "type": "string"
          },
          "action": {
            "type": "string",
            "enum": [
              "create",
              "update",
              "delete",
              "none"
            ]
          },
          "before": {
            "type": "string",
            "description": "What is live now; absent when nothing is."
          },
          "after": {
            "type": "string",
            "description": "What will be; absent when it will be removed."
          }
        }
      },
      "TargetPlan": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "runtime",
          "runtime_type",
          "title",
          "available",
          "message",
          "resources",
          "changes"
        ],
        "properties": {
          "runtime": {
            "type": "string"
          },
          "runtime_type": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "available": {
            "type": "boolean",
            "description": "False when the runtime environment could not plan."
          },
          "message": {
            "type": "string"
          },
          "digest": {
            "$ref": "#/components/schemas/Digest"
          },
          "resources": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PlannedResource"
            }
          },
          "changes": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PlannedChange"
            }
          }
        }
      },
      "Plan": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "digest",
          "name",
          "class",
          "estimated_monthly_cost_usd",
          "ttl_hours",
          "approval_required",
          "created_at",
          "targets"
        ],
        "properties": {
          "digest": {
            "$ref": "#/components/schemas/Digest"
          },
          "name": {
            "type": "string",
            "description": "Name of the namespace."
          },
          "class": {
            "type": "string"
          },
          "estimated_monthly_cost_usd": {
            "type": "number"
          },
          "ttl_hours": {
            "type": "integer"
          },
          "approval_required": {
            "type": "boolean"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "targets": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TargetPlan"
            }
          }
        }
      },
      "Decision": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "decision"
        ],
        "properties": {
          "decision": {
            "type": "string",
            "enum": [
              "approve",
              "reject"
            ]
          },
          "reason": {
            "description": "Needed for a rejection.",
            "type": "string",
            "maxLength": 1000,
            "pattern": "^[^\\x00]*$"
          },
          "plan_digest": {
            "$ref": "#/components/schemas/Digest"
          }
        }
      },
      "Vote": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "decision",
          "reason",
          "plan_digest",
          "decided_by",
          "created_at"
        ],
        "properties": {
          "decision": {
            "type": "string",
            "enum": [
              "approve",
              "reject"
            ]
          },
          "reason": {
            "type": "string"
          },
          "plan_digest": {
            "$ref": "#/components/schemas/Digest"
          },
          "decided_by": {
            "type": "string"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "Event": {
        "description": "One thing that happened, from the audit log.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "action",
          "actor",
          "actor_type",
          "message",
          "metadata",
          "occurred_at"
        ],
        "properties": {
          "id": {
            "type": "integer",
            "minimum": 1
          },
          "action": {
            "type": "string",
            "examples": [
              "environment-request.approved"
            ]
          },
          "actor": {
            "type": "string"
          },
          "actor_type": {
            "type": "string",
            "enum": [
              "user",
              "service",
              "subject",
              "system"
            ]
          },
          "message": {
            "type": "string",
            "description": "A sentence for people."
          },
          "metadata": {
            "type": "object",
            "additionalProperties": {
              "type": "string"
            }
          },
          "occurred_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "EventList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Event"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "Health": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "status",
          "environments"
        ],
        "properties": {
          "status": {
            "type": "string",
            "enum": [
              "healthy",
              "degraded",
              "unhealthy"
            ]
          },
          "environments": {
            "description": "The runtime environments.",
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "name",
                "status"
              ],
              "properties": {
                "name": {
                  "type": "string"
                },
                "status": {
                  "type": "string",
                  "enum": [
                    "healthy",
                    "degraded",
                    "unavailable",
                    "maintenance"
                  ]
                }
              }
            }
          }
        }
      },
      "Info": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "version",
          "api_version",
          "auth"
        ],
        "properties": {
          "version": {
            "type": "string"
          },
          "api_version": {
            "type": "string",
            "const": "v1"
          },
          "auth": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "oidc_issuer",
              "token_endpoint"
            ],
            "properties": {
              "oidc_issuer": {
                "type": [
                  "string",
                  "null"
                ],
                "description": "Absent issuer means that only Backstage tokens are accepted."
              },
              "token_endpoint": {
                "type": [
                  "string",
                  "null"
                ]
              }
            }
          }
        }
      },
      "Error": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "error",
          "message",
          "request_id"
        ],
        "properties": {
          "error": {
            "type": "string",
            "enum": [
              "validation_error",
              "unauthorized",
              "forbidden",
              "not_found",
              "conflict",
              "stale_plan",
              "rate_limited",
              "unavailable",
              "internal_error"
            ]
          },
          "message": {
            "type": "string"
          },
          "details": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "field",
                "message"
              ],
              "properties": {
                "field": {
                  "type": "string"
                },
                "message": {
                  "type": "string"
                }
              }
            }
          },
          "request_id": {
            "type": "string"
          }
        }
      }
    }
  }
};
