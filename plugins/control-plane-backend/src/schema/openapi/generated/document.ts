/**
 * Generated from ../../openapi.yaml by scripts/generate.mjs; do not edit.
 */

/** The API contract as served at `openapi.json`. */
export const openApiDocument: Record<string, unknown> = {
  "openapi": "3.1.0",
  "info": {
    "title": "Groundwork control plane",
    "version": "1.0.0",
    "description": "Request environments, decide over them, and watch them being provisioned and kept in the state that was agreed;\nmanage the tenants that own them, what they are entitled to, their API keys, and the log of who did what.\n\nEntity fields are snake_case. Times are RFC 3339 in UTC with milliseconds. Lists are paged by an opaque cursor;\n`next_cursor` is absent on the last page. Every error has the same envelope and carries the `request_id` that the\n`X-Request-Id` response header also shows.\n",
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
      "name": "approvals",
      "description": "Decisions, who may take them, and the proof of them"
    },
    {
      "name": "template-gates",
      "description": "Runs of templates that go on when others have approved"
    },
    {
      "name": "tenants",
      "description": "Organisations and teams, their projects, members and quotas"
    },
    {
      "name": "service-accounts",
      "description": "Identities for machines of a tenant"
    },
    {
      "name": "entitlements",
      "description": "What tenants may use"
    },
    {
      "name": "catalog",
      "description": "Products that tenants can request and try"
    },
    {
      "name": "api-keys",
      "description": "Keys that callers of products present"
    },
    {
      "name": "audit",
      "description": "Who did what, in a chain that cannot be changed unnoticed"
    },
    {
      "name": "runtimes",
      "description": "Runtime environments and the groups that receive namespaces together"
    },
    {
      "name": "namespaces",
      "description": "The workspaces of environments, and those made directly"
    },
    {
      "name": "targets",
      "description": "Namespaces on single runtime environments, and their drift"
    },
    {
      "name": "queue",
      "description": "The work of the reconciler, for operators"
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
    "/healthz": {
      "get": {
        "operationId": "getLiveness",
        "summary": "Whether the process answers",
        "tags": [
          "operations"
        ],
        "security": [],
        "responses": {
          "200": {
            "description": "It does.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Liveness"
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
    "/readyz": {
      "get": {
        "operationId": "getReadiness",
        "summary": "Whether the database answers",
        "tags": [
          "operations"
        ],
        "security": [],
        "responses": {
          "200": {
            "description": "It does.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Liveness"
                }
              }
            }
          },
          "503": {
            "description": "It does not.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Error"
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
          },
          {
            "name": "tenant_id",
            "in": "query",
            "description": "Says of each class whether it may be requested for this tenant, and why not.",
            "schema": {
              "$ref": "#/components/schemas/Uuid"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The classes, those of the configuration first and in its order, then the others by name.",
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
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      },
      "post": {
        "operationId": "createEnvironmentClass",
        "summary": "Add an environment class",
        "tags": [
          "environment-classes"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/EnvironmentClassCreate"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The class.",
            "headers": {
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentClass"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/environment-classes/{name}": {
      "parameters": [
        {
          "name": "name",
          "in": "path",
          "required": true,
          "schema": {
            "$ref": "#/components/schemas/DnsLabel"
          }
        }
      ],
      "get": {
        "operationId": "getEnvironmentClass",
        "summary": "Read an environment class, or an earlier version of it",
        "tags": [
          "environment-classes"
        ],
        "parameters": [
          {
            "name": "tenant_id",
            "in": "query",
            "description": "Says of each class whether it may be requested for this tenant, and why not.",
            "schema": {
              "$ref": "#/components/schemas/Uuid"
            }
          },
          {
            "name": "version",
            "in": "query",
            "description": "The current one when absent.",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 2147483647
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The class.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentClass"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      },
      "put": {
        "operationId": "updateEnvironmentClass",
        "summary": "Make a new version of an environment class",
        "description": "What is there already keeps the version that it was made with. What the configuration owns is not changed here. A\n`version` that is not the current one is refused, so that nobody overwrites what they have not seen.\n",
        "tags": [
          "environment-classes"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/EnvironmentClassUpdate"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The class as it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentClass"
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
      },
      "delete": {
        "operationId": "deleteEnvironmentClass",
        "summary": "Retire an environment class",
        "description": "What was made with it stays, with the versions that it was made with. What the configuration owns is not retired here.\n",
        "tags": [
          "environment-classes"
        ],
        "responses": {
          "204": {
            "description": "It cannot be requested any more."
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
    "/v1/environment-classes/{name}/versions": {
      "parameters": [
        {
          "name": "name",
          "in": "path",
          "required": true,
          "schema": {
            "$ref": "#/components/schemas/DnsLabel"
          }
        }
      ],
      "get": {
        "operationId": "listEnvironmentClassVersions",
        "summary": "List the versions of an environment class, newest first",
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
            "description": "A page of versions.",
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
          "404": {
            "$ref": "#/components/responses/NotFound"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/policy-packs": {
      "get": {
        "operationId": "listPolicyPacks",
        "summary": "List the policy packs that classes may name",
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
            "description": "The packs, by name.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PolicyPackList"
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
            "name": "tenant_id",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/Uuid"
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
            "name": "my_teams",
            "in": "query",
            "description": "Only requests that the caller or a group of theirs owns.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "name": "requested_by",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255,
              "pattern": "^[^\\x00-\\x1f\\x7f]+$"
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
                "name.desc",
                "expires_at.asc",
                "expires_at.desc",
                "cost.asc",
                "cost.desc"
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
            "$ref": "#/components/parameters/IdempotencyKey"
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
                "$ref": "#/components/headers/Location"
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
      "patch": {
        "operationId": "updateEnvironmentRequest",
        "summary": "Change a request that waits for a decision",
        "description": "What is left out stays; an empty text takes a repository, revision, component or note away. It is validated and planned anew,\nwith the current version of its class, and the votes so far are on a plan that is not current any more.\n",
        "tags": [
          "environment-requests"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/EnvironmentRequestUpdate"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The request with its new plan.",
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
        "security": [
          {
            "bearer": []
          },
          {
            "signature": []
          }
        ],
        "summary": "Approve or reject a request",
        "description": "The decision is over the plan with the given digest. Any other than the current plan's is refused with `stale_plan`, and\nthe answer has the current plan in it. Nobody decides over a request of their own, nor twice.\n\nA machine that is configured as an approver client may sign instead of sending a token, with the headers\n`X-Groundwork-Client`, `X-Groundwork-Timestamp` (seconds since 1970), `X-Groundwork-Nonce` and `X-Groundwork-Signature`\n(`v1=` and HMAC-SHA-256 in lower-case hex) over the lines method, path behind `/api/control-plane`, id of the request,\ndecision, plan digest, SHA-256 of the reason in lower-case hex, timestamp and nonce, joined by line feeds. Each nonce is\ngood once, and a timestamp for five minutes both ways; the body is at most 16 kB. Any other operation refuses these\nheaders, and so does this one with a token beside.\n",
        "tags": [
          "environment-requests"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
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
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
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
      },
      "post": {
        "operationId": "replanEnvironmentRequest",
        "summary": "Plan a request that waits for a decision anew",
        "description": "A plan that is the same keeps its votes. Whoever may change the request or decide over it may ask for it.\n",
        "tags": [
          "environment-requests"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "200": {
            "description": "The plan that decisions are over now.",
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
            "$ref": "#/components/parameters/EventTargetId"
          },
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
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
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
    },
    "/v1/tenants": {
      "get": {
        "operationId": "listTenants",
        "summary": "List the tenants that the caller may read",
        "tags": [
          "tenants"
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
            "description": "Only tenants in one of these states.",
            "schema": {
              "type": "array",
              "maxItems": 10,
              "items": {
                "$ref": "#/components/schemas/TenantStatus"
              }
            }
          },
          {
            "name": "kind",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/TenantKind"
            }
          },
          {
            "name": "plan",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/PlanName"
            }
          },
          {
            "$ref": "#/components/parameters/SearchText"
          },
          {
            "name": "order",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "slug.asc",
                "slug.desc",
                "created_at.desc",
                "created_at.asc"
              ],
              "default": "slug.asc"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "A page of tenants.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TenantList"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      },
      "post": {
        "operationId": "createTenant",
        "summary": "Create a tenant",
        "description": "A `customer` starts in `trial`, a `demo` in `demo`.",
        "tags": [
          "tenants"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TenantCreate"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The tenant.",
            "headers": {
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Tenant"
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
    "/v1/tenants/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getTenant",
        "summary": "Read a tenant by its id",
        "tags": [
          "tenants"
        ],
        "responses": {
          "200": {
            "description": "The tenant and what the caller may do with it.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Tenant"
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
      "patch": {
        "operationId": "updateTenant",
        "summary": "Change what is known of a tenant",
        "description": "Members who administer the tenant may change its name; the other fields are for administrators.",
        "tags": [
          "tenants"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TenantUpdate"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The tenant.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Tenant"
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
      },
      "delete": {
        "operationId": "deleteTenant",
        "summary": "Delete an archived tenant",
        "description": "Deletes its projects, members, service accounts, keys and entitlements. What the audit log tells of it stays.\nOnly an archived tenant without environments can be deleted.\n",
        "tags": [
          "tenants"
        ],
        "responses": {
          "204": {
            "description": "Deleted."
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
    "/v1/tenants/by-slug/{slug}": {
      "get": {
        "operationId": "getTenantBySlug",
        "summary": "Read a tenant by its slug",
        "tags": [
          "tenants"
        ],
        "parameters": [
          {
            "name": "slug",
            "in": "path",
            "required": true,
            "schema": {
              "$ref": "#/components/schemas/TenantSlug"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The tenant and what the caller may do with it.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Tenant"
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
    "/v1/tenants/{id}/activate": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "activateTenant",
        "summary": "Move a tenant to active",
        "description": "Ends a trial or a freeze, or renews the contract of an active tenant; a planned cancellation is dropped.",
        "tags": [
          "tenants"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TenantActivate"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The tenant.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Tenant"
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
    "/v1/tenants/{id}/cancel": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "cancelTenant",
        "summary": "Move a tenant to frozen, now or at the end of its period",
        "description": "The period ends with the trial or, for an active tenant, with its contract.",
        "tags": [
          "tenants"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TenantCancel"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The tenant.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Tenant"
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
    "/v1/tenants/{id}/archive": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "archiveTenant",
        "summary": "Move a frozen or demo tenant to archived",
        "tags": [
          "tenants"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "200": {
            "description": "The tenant.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Tenant"
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
    "/v1/tenant-plans": {
      "get": {
        "operationId": "listTenantPlans",
        "summary": "List the plans of the configuration",
        "tags": [
          "tenants"
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
            "description": "The plans with their quotas, by name. A tenant may have a plan that is not among them.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TenantPlanList"
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
    "/v1/tenant-quotas": {
      "get": {
        "operationId": "getTenantQuotas",
        "summary": "Read the quotas of a tenant and what of them is in use",
        "tags": [
          "tenants"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/TenantId"
          }
        ],
        "responses": {
          "200": {
            "description": "The quotas.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TenantQuotas"
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
      "put": {
        "operationId": "setTenantQuotas",
        "summary": "Set quotas of a tenant",
        "description": "Replaces all. A quota that is left out is the plan's; `null` lifts it.",
        "tags": [
          "tenants"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TenantQuotasWrite"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The quotas.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TenantQuotas"
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
    "/v1/tenant-members": {
      "get": {
        "operationId": "listTenantMembers",
        "summary": "List the members of a tenant",
        "tags": [
          "tenants"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/TenantId"
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of members, by reference.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TenantMemberList"
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
      "post": {
        "operationId": "addTenantMember",
        "summary": "Give a person or a group a role in a tenant",
        "tags": [
          "tenants"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TenantMemberCreate"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The member.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TenantMember"
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
    "/v1/tenant-members/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "patch": {
        "operationId": "updateTenantMember",
        "summary": "Change the role of a member",
        "tags": [
          "tenants"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TenantMemberUpdate"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The member.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TenantMember"
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
      },
      "delete": {
        "operationId": "removeTenantMember",
        "summary": "Remove a member from its tenant",
        "tags": [
          "tenants"
        ],
        "responses": {
          "204": {
            "description": "Removed."
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
    "/v1/projects": {
      "get": {
        "operationId": "listProjects",
        "summary": "List the projects of a tenant",
        "tags": [
          "tenants"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/TenantId"
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of projects, by slug.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ProjectList"
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
      "post": {
        "operationId": "createProject",
        "summary": "Create a project of a tenant",
        "tags": [
          "tenants"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ProjectCreate"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The project.",
            "headers": {
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Project"
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
    "/v1/projects/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getProject",
        "summary": "Read a project",
        "tags": [
          "tenants"
        ],
        "responses": {
          "200": {
            "description": "The project.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Project"
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
      "patch": {
        "operationId": "updateProject",
        "summary": "Change the name or the description of a project",
        "tags": [
          "tenants"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ProjectUpdate"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The project.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Project"
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
      },
      "delete": {
        "operationId": "deleteProject",
        "summary": "Delete a project",
        "tags": [
          "tenants"
        ],
        "responses": {
          "204": {
            "description": "Deleted."
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
    "/v1/service-accounts": {
      "get": {
        "operationId": "listServiceAccounts",
        "summary": "List the service accounts of a tenant",
        "tags": [
          "service-accounts"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/TenantId"
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of service accounts, by name.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceAccountList"
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
      "post": {
        "operationId": "createServiceAccount",
        "summary": "Create a service account of a tenant",
        "description": "An identity for machines, with a role in one tenant. It calls with tokens that are issued for it.",
        "tags": [
          "service-accounts"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ServiceAccountCreate"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The service account.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceAccount"
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
    "/v1/service-accounts/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "delete": {
        "operationId": "deleteServiceAccount",
        "summary": "Delete a service account; its tokens stop working",
        "tags": [
          "service-accounts"
        ],
        "responses": {
          "204": {
            "description": "Deleted."
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
    "/v1/service-accounts/{id}/tokens": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "issueServiceAccountToken",
        "summary": "Issue a short-lived token; it is answered only here",
        "description": "For whoever administers the tenant. A service account may renew its own.",
        "tags": [
          "service-accounts"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ServiceAccountTokenCreate"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The token.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServiceAccountToken"
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
      },
      "delete": {
        "operationId": "revokeServiceAccountTokens",
        "summary": "Revoke all tokens of a service account",
        "tags": [
          "service-accounts"
        ],
        "responses": {
          "204": {
            "description": "Revoked."
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
    "/v1/entitlements": {
      "get": {
        "operationId": "listEntitlements",
        "summary": "List the entitlements of a tenant",
        "tags": [
          "entitlements"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/TenantId"
          },
          {
            "$ref": "#/components/parameters/LargeLimit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of entitlements, by product.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TenantProductList"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/entitlements/check": {
      "get": {
        "operationId": "checkEntitlement",
        "summary": "May this tenant use this product, and if not, why",
        "tags": [
          "entitlements"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/TenantId"
          },
          {
            "name": "product",
            "in": "query",
            "required": true,
            "schema": {
              "$ref": "#/components/schemas/ProductKey"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The answer.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EntitlementCheck"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/entitlements/{tenant_id}/{product}": {
      "parameters": [
        {
          "name": "tenant_id",
          "in": "path",
          "required": true,
          "schema": {
            "$ref": "#/components/schemas/Uuid"
          }
        },
        {
          "name": "product",
          "in": "path",
          "required": true,
          "schema": {
            "$ref": "#/components/schemas/ProductKey"
          }
        }
      ],
      "put": {
        "operationId": "grantEntitlement",
        "summary": "Grant a tenant a product, or change the grant",
        "description": "Replaces what was granted, ends a trial of it, and closes an open request for it.",
        "tags": [
          "entitlements"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TenantProductWrite"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The entitlement.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TenantProduct"
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
      },
      "delete": {
        "operationId": "revokeEntitlement",
        "summary": "Revoke a tenant's entitlement to a product",
        "tags": [
          "entitlements"
        ],
        "responses": {
          "204": {
            "description": "Revoked."
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
    "/v1/catalog": {
      "get": {
        "operationId": "listProducts",
        "summary": "List the products that tenants can request",
        "description": "With `tenant_id`, every product tells what the tenant has of it and what the caller may do about it.",
        "tags": [
          "catalog"
        ],
        "parameters": [
          {
            "name": "tenant_id",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/Uuid"
            }
          },
          {
            "$ref": "#/components/parameters/LargeLimit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          },
          {
            "$ref": "#/components/parameters/SearchText"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of products, by key.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CatalogEntryList"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/catalog/{key}": {
      "parameters": [
        {
          "name": "key",
          "in": "path",
          "required": true,
          "schema": {
            "$ref": "#/components/schemas/ProductKey"
          }
        }
      ],
      "put": {
        "operationId": "putProduct",
        "summary": "Create or replace a product",
        "description": "What the configuration owns can be changed only there.",
        "tags": [
          "catalog"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/CatalogEntryWrite"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The product.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CatalogEntry"
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
      },
      "delete": {
        "operationId": "deleteProduct",
        "summary": "Delete a product that no tenant is entitled to",
        "tags": [
          "catalog"
        ],
        "responses": {
          "204": {
            "description": "Deleted."
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
    "/v1/catalog/request": {
      "post": {
        "operationId": "requestProduct",
        "summary": "Request a product for a tenant",
        "description": "Whoever is responsible for the product is told and grants or declines. While a request is open, repeating the\ncall answers with it.\n",
        "tags": [
          "catalog"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/CatalogRequest"
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "The request.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ProductRequest"
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
    "/v1/catalog/trial-request": {
      "post": {
        "operationId": "startProductTrial",
        "summary": "Start a 14-day trial of a product",
        "description": "Once per tenant and product, where the product supports trials and the tenant's plan allows it.",
        "tags": [
          "catalog"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/CatalogRequest"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The entitlement.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TenantProduct"
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
    "/v1/catalog/requests": {
      "get": {
        "operationId": "listProductRequests",
        "summary": "List requests for products, newest first",
        "tags": [
          "catalog"
        ],
        "parameters": [
          {
            "name": "tenant_id",
            "in": "query",
            "description": "Only requests of this tenant; of all that the caller may read when absent.",
            "schema": {
              "$ref": "#/components/schemas/Uuid"
            }
          },
          {
            "name": "status",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/ProductRequestStatus"
            }
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of requests.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ProductRequestList"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/catalog/requests/{id}/decline": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "declineProductRequest",
        "summary": "Decline a request for a product",
        "tags": [
          "catalog"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ProductRequestDecline"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The request.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ProductRequest"
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
    "/v1/api-keys": {
      "get": {
        "operationId": "listApiKeys",
        "summary": "List the API keys of a tenant, newest first",
        "description": "Keys themselves are never listed; a key is answered once, when it is made.",
        "tags": [
          "api-keys"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/TenantId"
          },
          {
            "$ref": "#/components/parameters/LargeLimit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "A page of keys.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/APIKeyList"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      },
      "post": {
        "operationId": "createApiKey",
        "summary": "Create an API key; it is answered only here",
        "tags": [
          "api-keys"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/APIKeyCreate"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The key, in `plaintext`, and what is kept of it.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/APIKeyCreated"
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
    "/v1/api-keys/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "delete": {
        "operationId": "revokeApiKey",
        "summary": "Revoke an API key",
        "description": "Sets `revoked_at`; the key stays listed. Repeating the call changes nothing.",
        "tags": [
          "api-keys"
        ],
        "responses": {
          "204": {
            "description": "Revoked."
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/api-keys/{id}/rotate": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "rotateApiKey",
        "summary": "Replace an API key by a new one",
        "description": "The new key has the name, product and scopes of the old one, and its lifetime unless told otherwise. The old one\ngoes on working for the overlap; until it ends, the new one cannot be rotated. Needs no quota.\n",
        "tags": [
          "api-keys"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": false,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/APIKeyRotate"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The new key, in `plaintext`, and what is kept of it.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/APIKeyCreated"
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
    "/v1/internal/api-keys/verify": {
      "post": {
        "operationId": "verifyApiKey",
        "summary": "Verify an API key that a caller of a product presented",
        "description": "Answers 200 with `valid: false` on any failure of the key, never 401. When too many keys wait for verification the\nreason is `overloaded`, and the `Retry-After` header says when to ask again; a product must refuse its caller then.\n",
        "tags": [
          "api-keys"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/APIKeyVerifyRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Whether the key is good, and for what.",
            "headers": {
              "Retry-After": {
                "description": "Seconds; only with the reason `overloaded`.",
                "schema": {
                  "type": "integer",
                  "minimum": 1
                }
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/APIKeyVerify"
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
    },
    "/v1/audit": {
      "get": {
        "operationId": "listAuditEvents",
        "summary": "List the events that the caller may read, newest first",
        "tags": [
          "audit"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/AuditTenantId"
          },
          {
            "$ref": "#/components/parameters/AuditProjectId"
          },
          {
            "$ref": "#/components/parameters/AuditProduct"
          },
          {
            "$ref": "#/components/parameters/AuditActorId"
          },
          {
            "$ref": "#/components/parameters/AuditAction"
          },
          {
            "$ref": "#/components/parameters/AuditTargetType"
          },
          {
            "$ref": "#/components/parameters/AuditTargetId"
          },
          {
            "$ref": "#/components/parameters/AuditSince"
          },
          {
            "$ref": "#/components/parameters/AuditUntil"
          },
          {
            "name": "limit",
            "in": "query",
            "description": "The most items on a page.",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 500,
              "default": 50
            }
          },
          {
            "name": "cursor",
            "in": "query",
            "description": "The `next_cursor` of the page before.",
            "schema": {
              "type": "integer",
              "format": "int64",
              "minimum": 1,
              "maximum": 9007199254740991
            }
          }
        ],
        "responses": {
          "200": {
            "description": "A page of events; `next_cursor` is absent on the last one.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AuditEventList"
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
        "operationId": "appendAuditEvent",
        "summary": "Append an event of a product",
        "description": "For products' services. The event carries who reported it beside whom it tells of.",
        "tags": [
          "audit"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/AuditAppend"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The event.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AuditEvent"
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
    },
    "/v1/audit/export": {
      "get": {
        "operationId": "exportAuditEvents",
        "summary": "Export events, oldest first, as one stream",
        "description": "The export itself is an event.",
        "tags": [
          "audit"
        ],
        "parameters": [
          {
            "name": "format",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "ndjson",
                "csv"
              ],
              "default": "ndjson"
            }
          },
          {
            "$ref": "#/components/parameters/AuditTenantId"
          },
          {
            "$ref": "#/components/parameters/AuditProjectId"
          },
          {
            "$ref": "#/components/parameters/AuditProduct"
          },
          {
            "$ref": "#/components/parameters/AuditActorId"
          },
          {
            "$ref": "#/components/parameters/AuditAction"
          },
          {
            "$ref": "#/components/parameters/AuditTargetType"
          },
          {
            "$ref": "#/components/parameters/AuditTargetId"
          },
          {
            "$ref": "#/components/parameters/AuditSince"
          },
          {
            "$ref": "#/components/parameters/AuditUntil"
          }
        ],
        "responses": {
          "200": {
            "description": "The events.",
            "content": {
              "application/x-ndjson": {
                "schema": {
                  "type": "string"
                }
              },
              "text/csv": {
                "schema": {
                  "type": "string"
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
    "/v1/audit/verify": {
      "get": {
        "operationId": "verifyAuditChain",
        "summary": "Verify that no event was changed, removed or moved",
        "description": "Reads the chain from `cursor` on and stops at the first event that is not what it was, at the limit, or at the\nend, and compares it with what was anchored outside. With `Accept: application/x-ndjson` the answer is a stream\nof progress lines, `{\"position\": …, \"verified\": …}`, that ends with the same result.\n",
        "tags": [
          "audit"
        ],
        "parameters": [
          {
            "name": "limit",
            "in": "query",
            "description": "The most events to read.",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 1000000,
              "default": 100000
            }
          },
          {
            "name": "cursor",
            "in": "query",
            "description": "The `next_cursor` of the part before.",
            "schema": {
              "type": "integer",
              "format": "int64",
              "minimum": 1,
              "maximum": 9007199254740991
            }
          }
        ],
        "responses": {
          "200": {
            "description": "What was found.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AuditVerification"
                }
              },
              "application/x-ndjson": {
                "schema": {
                  "type": "string"
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
    "/v1/audit/chain": {
      "get": {
        "operationId": "getAuditChain",
        "summary": "Read the state of the chain, when it was last verified and what was anchored",
        "tags": [
          "audit"
        ],
        "responses": {
          "200": {
            "description": "The state.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/AuditChain"
                }
              }
            }
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
    "/v1/environment-requests/{id}/extend": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "extendEnvironmentRequest",
        "summary": "Let an environment live longer",
        "description": "Moves the end of the lease by whole hours, as far as the class allows: so many at once, and so many in all since it\nwas ready. The lease has to have begun, and the environment not to be ending; one that is suspended is taken up again.\nWhere the class lets approvers allow more, what goes beyond waits for one of them.\n",
        "tags": [
          "environment-requests"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Extension"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The environment with its new end.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentRequest"
                }
              }
            }
          },
          "202": {
            "description": "It goes beyond what the class allows, and waits for an approval.",
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
    "/v1/runtime-types": {
      "get": {
        "operationId": "listRuntimeTypes",
        "summary": "List the types of runtime environments that are installed",
        "tags": [
          "runtimes"
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
            "description": "The types, by name, with what their connections take.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeTypeList"
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
    "/v1/runtime-environments": {
      "get": {
        "operationId": "listRuntimeEnvironments",
        "summary": "List the runtime environments with their health and load",
        "tags": [
          "runtimes"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          },
          {
            "$ref": "#/components/parameters/SearchText"
          },
          {
            "name": "type",
            "in": "query",
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 63,
              "pattern": "^[^\\x00-\\x1f\\x7f]*$"
            }
          },
          {
            "name": "health_status",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/HealthStatus"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The runtime environments, by name.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeEnvironmentList"
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
        "operationId": "createRuntimeEnvironment",
        "summary": "Add a runtime environment",
        "tags": [
          "runtimes"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RuntimeEnvironmentCreate"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "It is there, and checked within seconds.",
            "headers": {
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeEnvironment"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/runtime-environments/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getRuntimeEnvironment",
        "summary": "Read a runtime environment",
        "tags": [
          "runtimes"
        ],
        "responses": {
          "200": {
            "description": "The runtime environment.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeEnvironment"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      },
      "patch": {
        "operationId": "updateRuntimeEnvironment",
        "summary": "Change a runtime environment",
        "description": "A connection is replaced whole. What the configuration owns is not changed here.\n",
        "tags": [
          "runtimes"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RuntimeEnvironmentUpdate"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeEnvironment"
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
      },
      "delete": {
        "operationId": "deleteRuntimeEnvironment",
        "summary": "Remove a runtime environment",
        "description": "Refused while a group has it, naming the groups, or it carries namespaces, and it is not said what becomes of\nthem; when it is said, it is taken out of its groups, but not out of those of the configuration, and not where it\nis the canary or the only one. What the configuration owns is not removed here.\n",
        "tags": [
          "runtimes"
        ],
        "parameters": [
          {
            "name": "namespaces",
            "in": "query",
            "description": "What becomes of the namespaces on it: `keep` leaves them there and forgets them, `remove` removes them first. Needed while it carries any.",
            "schema": {
              "type": "string",
              "enum": [
                "keep",
                "remove"
              ]
            }
          }
        ],
        "responses": {
          "202": {
            "description": "It goes when everything on it has been removed.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeEnvironment"
                }
              }
            }
          },
          "204": {
            "description": "It is gone."
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
    "/v1/runtime-environments/{id}/maintenance": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "put": {
        "operationId": "setRuntimeMaintenance",
        "summary": "Begin or end maintenance of a runtime environment",
        "description": "Work for it is held during maintenance, and goes on at once after it. Passes under way are finished.\n",
        "tags": [
          "runtimes"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Maintenance"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeEnvironment"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/runtime-environments/{id}/check": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "checkRuntimeEnvironment",
        "summary": "Check the health of a runtime environment now",
        "tags": [
          "runtimes"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "200": {
            "description": "With what the check found.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeEnvironment"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/runtime-environments/{id}/health-history": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "listRuntimeHealthEvents",
        "summary": "List the changes of health of a runtime environment, newest first",
        "tags": [
          "runtimes"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          },
          {
            "$ref": "#/components/parameters/AuditSince"
          }
        ],
        "responses": {
          "200": {
            "description": "The changes.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeHealthEventList"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/groups": {
      "get": {
        "operationId": "listRuntimeGroups",
        "summary": "List the runtime groups",
        "tags": [
          "runtimes"
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
            "description": "The groups, by name.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeGroupList"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      },
      "post": {
        "operationId": "createRuntimeGroup",
        "summary": "Add a runtime group",
        "description": "With new runtime environments, or with ones that are there. The first group is the default; another that is made\nthe default takes its place.\n",
        "tags": [
          "runtimes"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RuntimeGroupCreate"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The group.",
            "headers": {
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeGroup"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/groups/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getRuntimeGroup",
        "summary": "Read a runtime group",
        "tags": [
          "runtimes"
        ],
        "responses": {
          "200": {
            "description": "The group.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeGroup"
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
      "put": {
        "operationId": "updateRuntimeGroup",
        "summary": "Change a runtime group",
        "description": "What is left out stays. Namespaces that the group has already stay where they are: a runtime environment that is\nadded receives the next ones, and one that carries namespaces of the group is not taken out of it. The default\ngroup stays the default until another one becomes it.\n",
        "tags": [
          "runtimes"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/RuntimeGroupUpdate"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RuntimeGroup"
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
      },
      "delete": {
        "operationId": "deleteRuntimeGroup",
        "summary": "Remove a runtime group",
        "description": "Refused while namespaces or classes use it, and for the default group, naming them.\n",
        "tags": [
          "runtimes"
        ],
        "responses": {
          "204": {
            "description": "It is gone; its runtime environments stay."
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
    "/v1/namespaces": {
      "get": {
        "operationId": "listNamespaces",
        "summary": "List the namespaces in which the caller has a role",
        "description": "Directly or through an identity group. Whoever may read every namespace sees all of them. Newest first.\n",
        "tags": [
          "namespaces"
        ],
        "parameters": [
          {
            "name": "page",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 10000,
              "default": 1
            }
          },
          {
            "name": "page_size",
            "in": "query",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 200,
              "default": 50
            }
          },
          {
            "$ref": "#/components/parameters/SearchText"
          },
          {
            "name": "status",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/NamespaceStatus"
            }
          },
          {
            "name": "group_id",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/Uuid"
            }
          },
          {
            "name": "environments",
            "in": "query",
            "description": "Whether the namespaces of environments are listed too.",
            "schema": {
              "type": "boolean",
              "default": true
            }
          }
        ],
        "responses": {
          "200": {
            "description": "A page.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/NamespaceList"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      },
      "post": {
        "operationId": "createNamespace",
        "summary": "Create a namespace",
        "description": "Everything is checked before anything is queued, and every field that is wrong is named: the segments of the name, the\nmetadata, the members, and whether the name is free and legal on every runtime environment of the group.\n",
        "tags": [
          "namespaces"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NamespaceCreate"
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "It is accepted and will be made on every runtime environment of its group.",
            "headers": {
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Namespace"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/namespace-names": {
      "post": {
        "operationId": "previewNamespaceName",
        "summary": "Find out what a namespace would be called",
        "tags": [
          "namespaces"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NamespaceNamePreview"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The name, and what is wrong with it.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/NamespaceName"
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
    "/v1/namespaces/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getNamespace",
        "summary": "Read a namespace with its members and targets",
        "tags": [
          "namespaces"
        ],
        "responses": {
          "200": {
            "description": "The namespace.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Namespace"
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
      "patch": {
        "operationId": "updateNamespace",
        "summary": "Change metadata and members of a namespace",
        "description": "What is given is replaced whole. Metadata is held to the rules as they are now; a name stays as it is, whatever the\ntemplate has become. That of an environment has no members of its own but those that are set here.\n",
        "tags": [
          "namespaces"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NamespaceUpdate"
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "As it will be on every runtime environment.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Namespace"
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
      },
      "delete": {
        "operationId": "deleteNamespace",
        "summary": "Remove a namespace from every runtime environment",
        "description": "That of an environment is removed with the environment.\n",
        "tags": [
          "namespaces"
        ],
        "responses": {
          "202": {
            "description": "It is being removed.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Namespace"
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
    "/v1/namespaces/{id}/status": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getNamespaceStatus",
        "summary": "Read how far a namespace is, by runtime environment",
        "tags": [
          "namespaces"
        ],
        "responses": {
          "200": {
            "description": "The status.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/NamespaceState"
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
    "/v1/namespaces/{id}/reconcile": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "reconcileNamespace",
        "summary": "Bring a namespace to what it should be",
        "tags": [
          "namespaces"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "202": {
            "description": "Passes are due; nothing more where they are due already.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Namespace"
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
    "/v1/namespaces/{id}/events": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "listNamespaceEvents",
        "summary": "List what happened to a namespace, newest first",
        "tags": [
          "namespaces"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/EventTargetId"
          },
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          }
        ],
        "responses": {
          "200": {
            "description": "The events.",
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
    "/v1/namespace-rules": {
      "get": {
        "operationId": "getNamespaceRules",
        "summary": "Read how namespaces are named and what metadata they need",
        "tags": [
          "namespaces"
        ],
        "responses": {
          "200": {
            "description": "The rules.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/NamespaceRules"
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      },
      "put": {
        "operationId": "setNamespaceRules",
        "summary": "Set how namespaces are named and what metadata they need",
        "description": "Replaces all. Namespaces that are there already keep name and metadata. What the configuration owns is not changed here.\n",
        "tags": [
          "namespaces"
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/NamespaceRulesWrite"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The rules as they are now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/NamespaceRules"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/identity-groups": {
      "get": {
        "operationId": "listIdentityGroups",
        "summary": "List the identity groups that namespaces name, and what is known of their members",
        "tags": [
          "namespaces"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          },
          {
            "$ref": "#/components/parameters/SearchText"
          }
        ],
        "responses": {
          "200": {
            "description": "The groups, by name.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/IdentityGroupList"
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
    "/v1/identity-groups/refresh": {
      "post": {
        "operationId": "refreshIdentityGroup",
        "summary": "Look up the members of an identity group now",
        "tags": [
          "namespaces"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/IdentityGroupRefresh"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "As it is known now.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/IdentityGroup"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/targets/{id}/drift-history": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "listDriftEvents",
        "summary": "List what became of drift on a target, newest first",
        "tags": [
          "targets"
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
            "description": "The events.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/DriftEventList"
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
    "/v1/targets/{id}/revert": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "revertDrift",
        "summary": "Take back what has drifted on a target",
        "tags": [
          "targets"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "202": {
            "description": "A pass is due that mends it.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Target"
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
    "/v1/targets/{id}/accept": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "acceptDrift",
        "summary": "Let what has drifted on a target be what should be",
        "description": "For the given resources, or all that have drifted. What was too large to be kept whole cannot be accepted.\n",
        "tags": [
          "targets"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/DriftAcceptance"
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "It is in sync after the next pass.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Target"
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
    "/v1/targets/{id}/retry": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "retryTarget",
        "summary": "Try again on one target",
        "tags": [
          "targets"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "202": {
            "description": "A pass is due.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Target"
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
    "/v1/queue": {
      "get": {
        "operationId": "listQueue",
        "summary": "List the work of the reconciler",
        "tags": [
          "queue"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          },
          {
            "name": "state",
            "in": "query",
            "schema": {
              "type": "array",
              "maxItems": 10,
              "items": {
                "$ref": "#/components/schemas/QueueState"
              }
            }
          },
          {
            "name": "runtime",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/DnsLabel"
            }
          },
          {
            "$ref": "#/components/parameters/SearchText"
          }
        ],
        "responses": {
          "200": {
            "description": "The items, in the order in which they are due.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/QueueItemList"
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
    "/v1/queue/summary": {
      "get": {
        "operationId": "getQueueSummary",
        "summary": "Count the work of the reconciler by runtime environment",
        "tags": [
          "queue"
        ],
        "responses": {
          "200": {
            "description": "The counts.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/QueueSummary"
                }
              }
            }
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
    "/v1/queue/replay": {
      "post": {
        "operationId": "replayQueue",
        "summary": "Try all again that has given up",
        "tags": [
          "queue"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/QueueReplayRequest"
              }
            }
          }
        },
        "responses": {
          "202": {
            "description": "How many.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/QueueReplay"
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
    "/v1/queue/{id}/replay": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "replayQueueItem",
        "summary": "Try again what has given up",
        "tags": [
          "queue"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "202": {
            "description": "It is due.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/QueueItem"
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
    "/v1/queue/{id}/release": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "releaseQueueItem",
        "summary": "Take work away from whoever has it",
        "description": "For a worker that hangs: its ticket is void, so that whatever it still writes is refused.\n",
        "tags": [
          "queue"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "202": {
            "description": "It is due again.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/QueueItem"
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
    "/v1/environment-request-counts": {
      "get": {
        "operationId": "countEnvironmentRequests",
        "summary": "Count the requests that need the caller, for badges",
        "tags": [
          "environment-requests"
        ],
        "responses": {
          "200": {
            "description": "The counts.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentRequestCounts"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/environment-costs": {
      "get": {
        "operationId": "getEnvironmentCosts",
        "summary": "Sum up what the environments that the caller may read cost and reserve",
        "description": "In groups, the most expensive first; what is beyond `limit` is in `other`. Environments that have ended count\nnowhere.\n",
        "tags": [
          "environment-requests"
        ],
        "parameters": [
          {
            "name": "group_by",
            "in": "query",
            "schema": {
              "type": "string",
              "enum": [
                "owner",
                "team",
                "class",
                "region",
                "tenant"
              ],
              "default": "owner"
            }
          },
          {
            "name": "limit",
            "in": "query",
            "description": "The most groups.",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 100,
              "default": 12
            }
          },
          {
            "name": "expiring_hours",
            "in": "query",
            "description": "What ends within so many hours is `expiring`.",
            "schema": {
              "type": "integer",
              "minimum": 1,
              "maximum": 8760,
              "default": 168
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
            "name": "region",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/DnsLabel"
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
            "name": "tenant_id",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/Uuid"
            }
          },
          {
            "name": "my_teams",
            "in": "query",
            "description": "Only what the caller or a group of theirs owns.",
            "schema": {
              "type": "boolean"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "The sums.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/EnvironmentCosts"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/environment-requests/{id}/cancel": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "cancelEnvironmentRequest",
        "summary": "Cancel a request that waits for a decision",
        "description": "Repeating the call changes nothing.\n",
        "tags": [
          "environment-requests"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Cancellation"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The cancelled request.",
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
    "/v1/environment-requests/{id}/retry": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "retryEnvironmentRequest",
        "summary": "Try again what failed",
        "tags": [
          "environment-requests"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "responses": {
          "202": {
            "description": "The request; a pass is due on every target that gave up.",
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
    "/v1/environment-requests/{id}/clone": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "cloneEnvironmentRequest",
        "summary": "Request another environment like this one",
        "description": "What is given differs; everything else is as it was asked for. It is validated, planned and decided over as any request,\nwith the current version of its class.\n",
        "tags": [
          "environment-requests"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/EnvironmentRequestClone"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The new request.",
            "headers": {
              "Location": {
                "$ref": "#/components/headers/Location"
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
    "/v1/environment-requests/{id}/votes": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "listVotes",
        "summary": "List the votes on a request, newest first",
        "tags": [
          "approvals"
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
            "description": "A page of votes, those on earlier plans among them.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/VoteList"
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
    "/v1/environment-requests/{id}/receipt": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getApprovalReceipt",
        "summary": "Read the signed receipt of an approval",
        "description": "A JSON Web Signature (EdDSA over Ed25519) that says who approved which plan. It is verified offline with the keys at\n`/.well-known/jwks.json`. There is none for what was not approved, nor where no signing key was configured at that time.\n",
        "tags": [
          "approvals"
        ],
        "responses": {
          "200": {
            "description": "The receipt.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ApprovalReceipt"
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
    "/v1/environment-requests/{id}/extensions": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "listExtensionRequests",
        "summary": "List the extensions of an environment that needed an approval, newest first",
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
            "description": "A page.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ExtensionRequestList"
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
    "/v1/environment-requests/{id}/extensions/{extension_id}/decide": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        },
        {
          "name": "extension_id",
          "in": "path",
          "required": true,
          "schema": {
            "$ref": "#/components/schemas/Uuid"
          }
        }
      ],
      "post": {
        "operationId": "decideExtensionRequest",
        "summary": "Approve or reject an extension",
        "description": "By somebody who may decide over the request, and did not ask for the extension.\n",
        "tags": [
          "approvals"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ExtensionDecision"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The environment after the decision.",
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
    "/v1/approval-substitutes": {
      "get": {
        "operationId": "listApprovalSubstitutes",
        "summary": "List who decides for whom, newest first",
        "tags": [
          "approvals"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/Limit"
          },
          {
            "$ref": "#/components/parameters/Cursor"
          },
          {
            "name": "active",
            "in": "query",
            "description": "Only those that are in force now.",
            "schema": {
              "type": "boolean"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "A page: those of the caller and for the caller, or all for administrators.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ApprovalSubstituteList"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      },
      "post": {
        "operationId": "createApprovalSubstitute",
        "summary": "Let somebody decide while one is away",
        "description": "The substitute may decide whatever the absent may, between the two dates. Nobody gets two votes by it, and nobody decides\nover a request of their own or of whom they stand in for.\n",
        "tags": [
          "approvals"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ApprovalSubstituteCreate"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The substitution.",
            "headers": {
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ApprovalSubstitute"
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
    "/v1/approval-substitutes/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "delete": {
        "operationId": "deleteApprovalSubstitute",
        "summary": "End a substitution",
        "tags": [
          "approvals"
        ],
        "responses": {
          "204": {
            "description": "It has ended."
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/approval-links/redeem": {
      "post": {
        "operationId": "redeemApprovalLink",
        "summary": "Find what a link in a notification leads to",
        "description": "A link leads each person once, for as long as it is good, and decides nothing. One that has led the caller already, or is\nover, is answered `conflict` with where the request is.\n",
        "tags": [
          "approvals"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/ApprovalLinkRedeem"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The request.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ApprovalLink"
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
          "409": {
            "$ref": "#/components/responses/Conflict"
          },
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      }
    },
    "/v1/template-gates": {
      "get": {
        "operationId": "listTemplateGates",
        "summary": "List the gates of template runs that the caller may read",
        "tags": [
          "template-gates"
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
            "description": "Only gates in one of these states.",
            "schema": {
              "type": "array",
              "maxItems": 5,
              "items": {
                "$ref": "#/components/schemas/TemplateGateStatus"
              }
            }
          },
          {
            "name": "mine",
            "in": "query",
            "description": "Only gates that the caller asked for.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "name": "awaiting_my_decision",
            "in": "query",
            "description": "Only gates that wait for an approval which the caller may give.",
            "schema": {
              "type": "boolean"
            }
          },
          {
            "name": "requested_by",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255,
              "pattern": "^[^\\x00-\\x1f\\x7f]+$"
            }
          },
          {
            "name": "template_ref",
            "in": "query",
            "allowReserved": true,
            "schema": {
              "$ref": "#/components/schemas/EntityRef"
            }
          },
          {
            "name": "task_id",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/TemplateTaskId"
            }
          },
          {
            "name": "policy",
            "in": "query",
            "schema": {
              "$ref": "#/components/schemas/DnsLabel"
            }
          },
          {
            "name": "q",
            "in": "query",
            "allowReserved": true,
            "description": "Words to find in title, template, requester or id.",
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
                "expires_at.asc",
                "expires_at.desc"
              ],
              "default": "created_at.desc"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "A page of gates.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TemplateGateList"
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
          "default": {
            "$ref": "#/components/responses/Unexpected"
          }
        }
      },
      "post": {
        "operationId": "createTemplateGate",
        "summary": "Ask for approval of the parameters of a template run",
        "description": "Who may decide, and until when, is said by an approval policy of the configuration; a policy that requires no approval\napproves at once. The parameters are shown to those who decide and never change: secrets do not belong there. What is named\nin `secret_parameters` is kept as `***`; any other that looks like a secret is refused. They are at most 32 kB of JSON and\neight levels deep.\n",
        "tags": [
          "template-gates"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TemplateGateCreate"
              }
            }
          }
        },
        "responses": {
          "201": {
            "description": "The gate.",
            "headers": {
              "Location": {
                "$ref": "#/components/headers/Location"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TemplateGate"
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
    "/v1/template-gates/{id}": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "getTemplateGate",
        "summary": "Read a gate with its votes",
        "tags": [
          "template-gates"
        ],
        "responses": {
          "200": {
            "description": "The gate.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TemplateGate"
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
    "/v1/template-gates/{id}/decide": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "decideTemplateGate",
        "summary": "Approve or reject what a template run waits for",
        "description": "The decision is over the parameters with the given digest; any other digest is a conflict. Nobody decides over what they asked\nfor themselves, nor twice. One rejection ends it.\n",
        "tags": [
          "template-gates"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/TemplateGateDecision"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The gate after the decision.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TemplateGate"
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
    "/v1/template-gates/{id}/cancel": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "post": {
        "operationId": "cancelTemplateGate",
        "summary": "Cancel a gate that waits for a decision",
        "description": "By whoever asked for it, or an administrator. Repeating the call changes nothing.\n",
        "tags": [
          "template-gates"
        ],
        "parameters": [
          {
            "$ref": "#/components/parameters/IdempotencyKey"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/Cancellation"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The cancelled gate.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TemplateGate"
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
    "/v1/template-gates/{id}/votes": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "listTemplateGateVotes",
        "summary": "List the votes on a gate, newest first",
        "tags": [
          "template-gates"
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
            "description": "A page of votes.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TemplateGateVoteList"
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
    "/v1/template-gates/{id}/events": {
      "parameters": [
        {
          "$ref": "#/components/parameters/Id"
        }
      ],
      "get": {
        "operationId": "listTemplateGateEvents",
        "summary": "List what happened to a gate, newest first",
        "tags": [
          "template-gates"
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
    "/.well-known/jwks.json": {
      "get": {
        "operationId": "getReceiptKeys",
        "summary": "The public keys that receipts are verified with",
        "tags": [
          "approvals"
        ],
        "security": [],
        "responses": {
          "200": {
            "description": "The keys.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/JsonWebKeySet"
                }
              }
            }
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
      "signature": {
        "type": "apiKey",
        "in": "header",
        "name": "X-Groundwork-Signature",
        "description": "The signature of an approver client; see the operation that takes it."
      },
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
      },
      "EventTargetId": {
        "name": "target_id",
        "in": "query",
        "description": "Only what happened on this target. Events from before they told their target are not among them, and there are\nnone of what is no target of it.\n",
        "schema": {
          "$ref": "#/components/schemas/Uuid"
        }
      },
      "LargeLimit": {
        "name": "limit",
        "in": "query",
        "description": "The most items on a page.",
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 500,
          "default": 500
        }
      },
      "TenantId": {
        "name": "tenant_id",
        "in": "query",
        "required": true,
        "schema": {
          "$ref": "#/components/schemas/Uuid"
        }
      },
      "SearchText": {
        "name": "q",
        "in": "query",
        "allowReserved": true,
        "description": "Words to find.",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "pattern": "^[^\\x00-\\x1f\\x7f]*$"
        }
      },
      "AuditTenantId": {
        "name": "tenant_id",
        "in": "query",
        "schema": {
          "$ref": "#/components/schemas/Uuid"
        }
      },
      "AuditProjectId": {
        "name": "project_id",
        "in": "query",
        "schema": {
          "$ref": "#/components/schemas/Uuid"
        }
      },
      "AuditProduct": {
        "name": "product",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/AuditText"
        }
      },
      "AuditActorId": {
        "name": "actor_id",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/AuditText"
        }
      },
      "AuditAction": {
        "name": "action",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/AuditText"
        }
      },
      "AuditTargetType": {
        "name": "target_type",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/AuditText"
        }
      },
      "AuditTargetId": {
        "name": "target_id",
        "in": "query",
        "allowReserved": true,
        "schema": {
          "$ref": "#/components/schemas/AuditText"
        }
      },
      "AuditSince": {
        "name": "since",
        "in": "query",
        "allowReserved": true,
        "description": "Only events at or after this time.",
        "schema": {
          "type": "string",
          "format": "date-time",
          "maxLength": 40
        }
      },
      "AuditUntil": {
        "name": "until",
        "in": "query",
        "allowReserved": true,
        "description": "Only events before this time.",
        "schema": {
          "type": "string",
          "format": "date-time",
          "maxLength": 40
        }
      },
      "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "Chosen by the caller and unique for what it wants done. Repeating the call with the same key and the same content within a\nday does nothing more and answers what the first call was answered, marked with the header `Idempotency-Replayed`. Where that\nanswer had a secret in it, it is a conflict. With other content it is a conflict too.\n",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 200,
          "pattern": "^[\\x21-\\x7e]+$"
        }
      }
    },
    "headers": {
      "Location": {
        "description": "Path of what was made.",
        "schema": {
          "type": "string"
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
          "suspended",
          "deprovisioning",
          "deleted",
          "expired"
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
          "extension_hours_max",
          "lifetime_hours_max",
          "quota_profile",
          "quota",
          "policy_packs",
          "estimated_monthly_cost_usd",
          "regions",
          "runtimes",
          "approval_required",
          "version",
          "source",
          "suspend_hours",
          "monthly_cost",
          "policies",
          "checks",
          "name_template",
          "approval",
          "created_at"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "version": {
            "type": "integer",
            "minimum": 1,
            "description": "Counts up with every change."
          },
          "source": {
            "$ref": "#/components/schemas/Source"
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
          "extension_hours_max": {
            "description": "How many hours an extension may add; 0 when there are no extensions.",
            "type": "integer",
            "minimum": 0
          },
          "lifetime_hours_max": {
            "description": "How long an environment may live with all its extensions, in hours since it was ready.",
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
            "type": "boolean",
            "description": "Whether people or machines decide; false where it is automatic."
          },
          "runtime_group": {
            "description": "Name of the runtime group; the default group when absent.",
            "type": "string"
          },
          "suspend_hours": {
            "description": "How long an environment is suspended when its time is over, before it is removed; 0 to remove it at once.",
            "type": "integer",
            "minimum": 0
          },
          "extension_beyond": {
            "description": "Whether approvers may allow extensions beyond the two limits.",
            "type": "boolean"
          },
          "monthly_cost": {
            "$ref": "#/components/schemas/CostModel"
          },
          "policies": {
            "$ref": "#/components/schemas/PolicySettings"
          },
          "checks": {
            "$ref": "#/components/schemas/CheckSettings"
          },
          "name_template": {
            "$ref": "#/components/schemas/NameTemplate"
          },
          "entitlement": {
            "description": "Key of the product that a tenant has to be entitled to.",
            "type": "string"
          },
          "parameters_schema": {
            "description": "JSON Schema (2020-12) of the parameters; there are none when absent.",
            "type": "object",
            "additionalProperties": true
          },
          "approval": {
            "$ref": "#/components/schemas/ApprovalPolicy"
          },
          "availability": {
            "$ref": "#/components/schemas/ClassAvailability"
          },
          "created_at": {
            "description": "When this version was made.",
            "$ref": "#/components/schemas/Timestamp"
          },
          "created_by": {
            "type": "string"
          }
        }
      },
      "EnvironmentClassCreate": {
        "description": "What is left out has the default of the configuration's classes. Either `quota_profile` or `quota` is needed.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "title",
          "regions"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "title": {
            "$ref": "#/components/schemas/Title"
          },
          "description": {
            "type": "string",
            "maxLength": 1000,
            "pattern": "^[^\\x00]*$"
          },
          "ttl_hours_default": {
            "type": "integer",
            "minimum": 1,
            "maximum": 87600
          },
          "ttl_hours_max": {
            "type": "integer",
            "minimum": 1,
            "maximum": 87600
          },
          "extension_hours_max": {
            "type": "integer",
            "minimum": 0,
            "maximum": 87600
          },
          "lifetime_hours_max": {
            "type": "integer",
            "minimum": 1,
            "maximum": 87600
          },
          "extension_beyond": {
            "type": "boolean"
          },
          "suspend_hours": {
            "type": "integer",
            "minimum": 0,
            "maximum": 8760
          },
          "quota_profile": {
            "description": "Name of a quota profile of the configuration; either it or `quota` is needed.",
            "type": "string",
            "minLength": 1,
            "maxLength": 63
          },
          "quota": {
            "$ref": "#/components/schemas/QuotaWrite"
          },
          "policy_packs": {
            "type": "array",
            "maxItems": 20,
            "items": {
              "$ref": "#/components/schemas/DnsLabel"
            }
          },
          "checks": {
            "$ref": "#/components/schemas/CheckSettings"
          },
          "monthly_cost": {
            "$ref": "#/components/schemas/CostModel"
          },
          "regions": {
            "type": "array",
            "minItems": 1,
            "maxItems": 50,
            "items": {
              "$ref": "#/components/schemas/DnsLabel"
            }
          },
          "runtime_group": {
            "type": "string",
            "minLength": 1,
            "maxLength": 63
          },
          "name_template": {
            "$ref": "#/components/schemas/NameTemplate"
          },
          "entitlement": {
            "$ref": "#/components/schemas/ProductKey"
          },
          "parameters_schema": {
            "type": "object",
            "additionalProperties": true
          },
          "approval": {
            "$ref": "#/components/schemas/ApprovalPolicy"
          }
        }
      },
      "EnvironmentClassUpdate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "version",
          "title",
          "regions"
        ],
        "properties": {
          "version": {
            "type": "integer",
            "minimum": 1,
            "description": "The version that this one follows."
          },
          "title": {
            "$ref": "#/components/schemas/Title"
          },
          "description": {
            "type": "string",
            "maxLength": 1000,
            "pattern": "^[^\\x00]*$"
          },
          "ttl_hours_default": {
            "type": "integer",
            "minimum": 1,
            "maximum": 87600
          },
          "ttl_hours_max": {
            "type": "integer",
            "minimum": 1,
            "maximum": 87600
          },
          "extension_hours_max": {
            "type": "integer",
            "minimum": 0,
            "maximum": 87600
          },
          "lifetime_hours_max": {
            "type": "integer",
            "minimum": 1,
            "maximum": 87600
          },
          "extension_beyond": {
            "type": "boolean"
          },
          "suspend_hours": {
            "type": "integer",
            "minimum": 0,
            "maximum": 8760
          },
          "quota_profile": {
            "description": "Name of a quota profile of the configuration; either it or `quota` is needed.",
            "type": "string",
            "minLength": 1,
            "maxLength": 63
          },
          "quota": {
            "$ref": "#/components/schemas/QuotaWrite"
          },
          "policy_packs": {
            "type": "array",
            "maxItems": 20,
            "items": {
              "$ref": "#/components/schemas/DnsLabel"
            }
          },
          "checks": {
            "$ref": "#/components/schemas/CheckSettings"
          },
          "monthly_cost": {
            "$ref": "#/components/schemas/CostModel"
          },
          "regions": {
            "type": "array",
            "minItems": 1,
            "maxItems": 50,
            "items": {
              "$ref": "#/components/schemas/DnsLabel"
            }
          },
          "runtime_group": {
            "type": "string",
            "minLength": 1,
            "maxLength": 63
          },
          "name_template": {
            "$ref": "#/components/schemas/NameTemplate"
          },
          "entitlement": {
            "$ref": "#/components/schemas/ProductKey"
          },
          "parameters_schema": {
            "type": "object",
            "additionalProperties": true
          },
          "approval": {
            "$ref": "#/components/schemas/ApprovalPolicy"
          }
        }
      },
      "QuotaWrite": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "cpu",
          "memory",
          "storage",
          "pods"
        ],
        "properties": {
          "cpu": {
            "$ref": "#/components/schemas/Quantity"
          },
          "memory": {
            "$ref": "#/components/schemas/Quantity"
          },
          "storage": {
            "$ref": "#/components/schemas/Quantity"
          },
          "pods": {
            "type": "integer",
            "minimum": 0,
            "maximum": 1000000
          },
          "load_balancers": {
            "type": "integer",
            "minimum": 0,
            "maximum": 1000
          }
        }
      },
      "Quantity": {
        "description": "A Kubernetes quantity.",
        "type": "string",
        "maxLength": 30,
        "pattern": "^[0-9]+(\\.[0-9]+)?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$"
      },
      "CostModel": {
        "description": "Estimated cost in US dollars a month, by what the quota allows. What is left out is 0.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "base_usd": {
            "type": "number",
            "minimum": 0,
            "maximum": 1000000
          },
          "per_cpu_usd": {
            "type": "number",
            "minimum": 0,
            "maximum": 1000000
          },
          "per_memory_gib_usd": {
            "type": "number",
            "minimum": 0,
            "maximum": 1000000
          },
          "per_storage_gib_usd": {
            "type": "number",
            "minimum": 0,
            "maximum": 1000000
          },
          "per_load_balancer_usd": {
            "type": "number",
            "minimum": 0,
            "maximum": 1000000
          }
        }
      },
      "NameTemplate": {
        "description": "How namespaces are called: text with `{app}`, `{team}`, `{class}`, `{region}` and `{id}` (the first eight characters of the id).\n",
        "type": "string",
        "maxLength": 100,
        "pattern": "^([-a-z0-9]|\\{(app|team|class|region|id)\\})+$",
        "examples": [
          "{app}-{class}-{id}"
        ]
      },
      "PodSecurity": {
        "type": "string",
        "enum": [
          "privileged",
          "baseline",
          "restricted"
        ]
      },
      "PolicySettings": {
        "description": "What policy packs ask for, taken together.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "pod_security": {
            "$ref": "#/components/schemas/PodSecurity"
          },
          "ingress": {
            "description": "Who reaches the pods; `deny` is nobody.",
            "type": "string",
            "enum": [
              "deny",
              "same-namespace",
              "allow"
            ]
          },
          "egress": {
            "description": "What the pods reach; `dns` is name resolution alone.",
            "type": "string",
            "enum": [
              "deny",
              "dns",
              "same-namespace",
              "allow"
            ]
          },
          "labels": {
            "description": "Labels of the namespace.",
            "type": "object",
            "maxProperties": 50,
            "additionalProperties": {
              "type": "string",
              "maxLength": 63
            }
          },
          "image_registries": {
            "description": "Where images may come from; anywhere when absent.",
            "type": "array",
            "maxItems": 50,
            "items": {
              "type": "string",
              "maxLength": 253
            }
          },
          "data": {
            "description": "What else policy engines are told, as texts.",
            "type": "object",
            "maxProperties": 50,
            "additionalProperties": {
              "type": "string",
              "maxLength": 4096
            }
          }
        }
      },
      "PolicyPack": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "title"
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
          "pod_security": {
            "$ref": "#/components/schemas/PodSecurity"
          },
          "ingress": {
            "description": "Who reaches the pods; `deny` is nobody.",
            "type": "string",
            "enum": [
              "deny",
              "same-namespace",
              "allow"
            ]
          },
          "egress": {
            "description": "What the pods reach; `dns` is name resolution alone.",
            "type": "string",
            "enum": [
              "deny",
              "dns",
              "same-namespace",
              "allow"
            ]
          },
          "labels": {
            "description": "Labels of the namespace.",
            "type": "object",
            "maxProperties": 50,
            "additionalProperties": {
              "type": "string",
              "maxLength": 63
            }
          },
          "image_registries": {
            "description": "Where images may come from; anywhere when absent.",
            "type": "array",
            "maxItems": 50,
            "items": {
              "type": "string",
              "maxLength": 253
            }
          },
          "data": {
            "description": "What else policy engines are told, as texts.",
            "type": "object",
            "maxProperties": 50,
            "additionalProperties": {
              "type": "string",
              "maxLength": 4096
            }
          }
        }
      },
      "PolicyPackList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PolicyPack"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "CheckSettings": {
        "description": "By id of a policy check, what becomes of a result that is not a pass. What is left out is as the check says.",
        "type": "object",
        "maxProperties": 50,
        "propertyNames": {
          "pattern": "^[a-z0-9][-a-z0-9]{0,62}$"
        },
        "additionalProperties": {
          "type": "string",
          "enum": [
            "ignore",
            "warn",
            "deny"
          ]
        }
      },
      "PolicyResult": {
        "description": "What one policy check says of a plan.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "check",
          "title",
          "result",
          "message"
        ],
        "properties": {
          "check": {
            "type": "string",
            "description": "Id of the check."
          },
          "title": {
            "type": "string"
          },
          "result": {
            "type": "string",
            "enum": [
              "pass",
              "warn",
              "deny"
            ]
          },
          "message": {
            "type": "string",
            "description": "A sentence for people."
          },
          "target": {
            "type": "string",
            "description": "The runtime environment that it is about, if it is about one."
          }
        }
      },
      "Approver": {
        "description": "Who may decide: a person or group of the catalog, an approver client, `component-owner` for the owner of the component that\na request is for, or `role:approver` for whoever has that role.\n",
        "type": "string",
        "maxLength": 200,
        "pattern": "^(component-owner|role:approver|approver-client:[a-z0-9]([-a-z0-9]*[a-z0-9])?|(user|group):[A-Za-z0-9._-]+/[A-Za-z0-9._-]+)$"
      },
      "ApprovalPolicy": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "mode"
        ],
        "properties": {
          "mode": {
            "type": "string",
            "enum": [
              "automatic",
              "required"
            ]
          },
          "required_approvals": {
            "type": "integer",
            "minimum": 1,
            "maximum": 20
          },
          "approvers": {
            "description": "Whose approvals count; whoever has the role approver when absent.",
            "type": "array",
            "minItems": 1,
            "maxItems": 50,
            "items": {
              "$ref": "#/components/schemas/Approver"
            }
          },
          "allow_unplanned": {
            "description": "Whether it may be approved while a runtime environment cannot plan. By default only what is automatic may.",
            "type": "boolean"
          },
          "timeout_hours": {
            "description": "After so long without a decision the request is cancelled; never when absent.",
            "type": "integer",
            "minimum": 1,
            "maximum": 8760
          },
          "reminder_hours": {
            "type": "integer",
            "minimum": 1,
            "maximum": 8760,
            "description": "How often those who may decide are reminded; never when absent."
          },
          "escalation": {
            "description": "Who may decide as well, and is told, after so long without a decision.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "after_hours",
              "approvers"
            ],
            "properties": {
              "after_hours": {
                "type": "integer",
                "minimum": 1,
                "maximum": 8760
              },
              "approvers": {
                "type": "array",
                "minItems": 1,
                "maxItems": 50,
                "items": {
                  "$ref": "#/components/schemas/Approver"
                }
              }
            }
          }
        }
      },
      "ClassAvailability": {
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
            "type": "string",
            "description": "Why it is not, as a sentence."
          },
          "product": {
            "type": "string",
            "description": "Key of the product that could be requested for it."
          },
          "can_request": {
            "type": "boolean",
            "description": "Whether the caller may request that product."
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
          },
          "parameters": {
            "$ref": "#/components/schemas/Parameters"
          }
        }
      },
      "Parameters": {
        "description": "By the JSON Schema of the class.",
        "type": "object",
        "maxProperties": 100,
        "additionalProperties": true
      },
      "EnvironmentRequestUpdate": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "region": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "ttl_hours": {
            "type": "integer",
            "minimum": 1,
            "maximum": 87600
          },
          "owner": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "pattern": "^([a-z][a-z0-9.+_-]*:)?([A-Za-z0-9._-]+/)?[A-Za-z0-9._-]+$"
          },
          "repository": {
            "type": "string",
            "maxLength": 500,
            "pattern": "^((https://|ssh://|git@)[A-Za-z0-9._~:/@%+-]+)?$"
          },
          "revision": {
            "type": "string",
            "maxLength": 200,
            "pattern": "^([A-Za-z0-9_][A-Za-z0-9._/+-]*)?$"
          },
          "component_ref": {
            "type": "string",
            "maxLength": 200,
            "pattern": "^([a-z][a-z0-9.+_-]*:[A-Za-z0-9._-]+/[A-Za-z0-9._-]+)?$"
          },
          "note": {
            "type": "string",
            "maxLength": 1000,
            "pattern": "^[^\\x00]*$"
          },
          "parameters": {
            "$ref": "#/components/schemas/Parameters"
          }
        }
      },
      "EnvironmentRequestClone": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "app": {
            "type": "string",
            "minLength": 1,
            "maxLength": 40,
            "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"
          },
          "class": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "region": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "ttl_hours": {
            "type": "integer",
            "minimum": 1,
            "maximum": 87600
          },
          "revision": {
            "type": "string",
            "maxLength": 200,
            "pattern": "^([A-Za-z0-9_][A-Za-z0-9._/+-]*)?$"
          },
          "note": {
            "type": "string",
            "maxLength": 1000,
            "pattern": "^[^\\x00]*$"
          },
          "parameters": {
            "$ref": "#/components/schemas/Parameters"
          }
        }
      },
      "Cancellation": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "reason": {
            "type": "string",
            "maxLength": 1000,
            "pattern": "^[^\\x00]*$"
          }
        }
      },
      "Capacity": {
        "description": "What environments may use by their quotas.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "cpu",
          "memory_bytes",
          "storage_bytes",
          "pods",
          "load_balancers"
        ],
        "properties": {
          "cpu": {
            "type": "number",
            "minimum": 0,
            "description": "Cores."
          },
          "memory_bytes": {
            "type": "number",
            "minimum": 0
          },
          "storage_bytes": {
            "type": "number",
            "minimum": 0
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
      "EnvironmentUse": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "environments",
          "monthly_cost_usd",
          "capacity"
        ],
        "properties": {
          "environments": {
            "type": "integer",
            "minimum": 0
          },
          "monthly_cost_usd": {
            "type": "number",
            "minimum": 0,
            "description": "Estimated cost a month, in US dollars."
          },
          "capacity": {
            "$ref": "#/components/schemas/Capacity"
          }
        }
      },
      "EnvironmentCostSums": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "current",
          "pending",
          "expiring"
        ],
        "properties": {
          "current": {
            "description": "What was approved and has not ended.",
            "$ref": "#/components/schemas/EnvironmentUse"
          },
          "pending": {
            "description": "What waits for an approval and would come on top.",
            "$ref": "#/components/schemas/EnvironmentUse"
          },
          "expiring": {
            "description": "Of what is current, what its end within `expiring_hours` frees unless it is extended.",
            "$ref": "#/components/schemas/EnvironmentUse"
          }
        }
      },
      "EnvironmentCostGroup": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "key",
          "sums"
        ],
        "properties": {
          "key": {
            "type": "string",
            "description": "The owner, team, class, region or id of the tenant; empty for what has no tenant."
          },
          "sums": {
            "$ref": "#/components/schemas/EnvironmentCostSums"
          },
          "tenant": {
            "description": "Only when grouped by tenant, and of a tenant that the caller may read.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "slug",
              "name",
              "quotas"
            ],
            "properties": {
              "slug": {
                "type": "string"
              },
              "name": {
                "type": "string"
              },
              "quotas": {
                "description": "Those of environments and their cost, with what of them is in use by everybody.",
                "type": "array",
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": [
                    "name",
                    "limit",
                    "use"
                  ],
                  "properties": {
                    "name": {
                      "$ref": "#/components/schemas/QuotaName"
                    },
                    "limit": {
                      "description": "`null` is no limit.",
                      "type": [
                        "number",
                        "null"
                      ]
                    },
                    "use": {
                      "type": "number"
                    }
                  }
                }
              }
            }
          }
        }
      },
      "EnvironmentCosts": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "group_by",
          "expiring_hours",
          "total",
          "groups"
        ],
        "properties": {
          "group_by": {
            "type": "string",
            "enum": [
              "owner",
              "team",
              "class",
              "region",
              "tenant"
            ]
          },
          "expiring_hours": {
            "type": "integer"
          },
          "total": {
            "$ref": "#/components/schemas/EnvironmentCostSums"
          },
          "groups": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/EnvironmentCostGroup"
            }
          },
          "other": {
            "description": "The groups beyond the limit, together.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "groups",
              "sums"
            ],
            "properties": {
              "groups": {
                "type": "integer",
                "minimum": 1
              },
              "sums": {
                "$ref": "#/components/schemas/EnvironmentCostSums"
              }
            }
          }
        }
      },
      "EnvironmentRequestCounts": {
        "description": "Each counted up to 1,000.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "mine",
          "my_teams",
          "awaiting_my_decision",
          "expiring",
          "drifted",
          "failed",
          "gates_awaiting_my_decision",
          "gates_mine"
        ],
        "properties": {
          "gates_awaiting_my_decision": {
            "description": "Gates of template runs that wait for an approval which the caller may give.",
            "$ref": "#/components/schemas/Total"
          },
          "gates_mine": {
            "description": "Gates that the caller asked for, and that wait.",
            "$ref": "#/components/schemas/Total"
          },
          "mine": {
            "description": "Made by the caller, and not ended.",
            "$ref": "#/components/schemas/Total"
          },
          "my_teams": {
            "description": "Owned by the caller or a group of theirs, and not ended.",
            "$ref": "#/components/schemas/Total"
          },
          "awaiting_my_decision": {
            "$ref": "#/components/schemas/Total"
          },
          "expiring": {
            "description": "Of those of the caller and their groups, what ends within a day.",
            "$ref": "#/components/schemas/Total"
          },
          "drifted": {
            "description": "Of those of the caller and their groups.",
            "$ref": "#/components/schemas/Total"
          },
          "failed": {
            "description": "Of those of the caller and their groups.",
            "$ref": "#/components/schemas/Total"
          }
        }
      },
      "ApprovalState": {
        "description": "How far the approval of the current plan is.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "required",
          "given"
        ],
        "properties": {
          "required": {
            "type": "integer",
            "minimum": 0,
            "description": "So many approvals are needed; 0 where it is automatic."
          },
          "given": {
            "type": "integer",
            "minimum": 0,
            "description": "So many were given to the current plan."
          },
          "expires_at": {
            "description": "When it is cancelled without a decision.",
            "$ref": "#/components/schemas/Timestamp"
          },
          "escalated_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "approvers": {
            "description": "Who may decide; only when a single request is read.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RequestApprover"
            }
          }
        }
      },
      "RequestApprover": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "ref",
          "via"
        ],
        "properties": {
          "ref": {
            "type": "string"
          },
          "via": {
            "type": "string",
            "enum": [
              "policy",
              "component-owner",
              "escalation",
              "substitute"
            ]
          },
          "for": {
            "type": "string",
            "description": "Whom a substitute stands in for."
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
          "class_version",
          "plan_revision",
          "approval",
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
          "edited_by": {
            "description": "Who has changed it beside who requested it; they do not decide over it either. Absent where nobody has.",
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "approval_required": {
            "type": "boolean"
          },
          "class_version": {
            "type": "integer",
            "minimum": 1,
            "description": "The version of the class that it was made with."
          },
          "class_version_current": {
            "type": "integer",
            "minimum": 1,
            "description": "The version that the class has now; absent when it was retired."
          },
          "parameters": {
            "$ref": "#/components/schemas/Parameters"
          },
          "plan_revision": {
            "type": "integer",
            "minimum": 1,
            "description": "Counts up with every plan that differs from the one before."
          },
          "policy_warnings": {
            "description": "How many policy checks warn of the current plan.",
            "type": "integer",
            "minimum": 0
          },
          "planned_changes": {
            "$ref": "#/components/schemas/PlannedChanges"
          },
          "approval": {
            "$ref": "#/components/schemas/ApprovalState"
          },
          "pending_extension": {
            "$ref": "#/components/schemas/ExtensionRequest"
          },
          "suspended_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "removal_at": {
            "description": "When a suspended environment is removed.",
            "$ref": "#/components/schemas/Timestamp"
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
          "extensions": {
            "type": "integer",
            "minimum": 0,
            "description": "How often it was extended."
          },
          "end_reason": {
            "description": "Why it ends or has ended; absent before.",
            "type": "string",
            "enum": [
              "deleted",
              "expired"
            ]
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
          "reject",
          "reconcile",
          "extend",
          "delete",
          "edit",
          "cancel",
          "decide_extension"
        ],
        "properties": {
          "reject": {
            "$ref": "#/components/schemas/Action"
          },
          "edit": {
            "$ref": "#/components/schemas/Action"
          },
          "cancel": {
            "$ref": "#/components/schemas/Action"
          },
          "decide_extension": {
            "$ref": "#/components/schemas/Action"
          },
          "extend": {
            "$ref": "#/components/schemas/Action"
          },
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
              "held",
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
          "held_reason": {
            "type": "string",
            "description": "Why it is held; absent when it is not."
          },
          "accepted": {
            "type": "integer",
            "description": "Resources of which drift was accepted."
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
      "PlannedChanges": {
        "description": "So many resources the current plan creates, changes and deletes, on all targets together.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "create",
          "update",
          "delete"
        ],
        "properties": {
          "create": {
            "type": "integer",
            "minimum": 0
          },
          "update": {
            "type": "integer",
            "minimum": 0
          },
          "delete": {
            "type": "integer",
            "minimum": 0
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
          "targets",
          "class_version",
          "revision",
          "policy_results",
          "cost"
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
          },
          "class_version": {
            "type": "integer",
            "minimum": 1
          },
          "revision": {
            "type": "integer",
            "minimum": 1,
            "description": "Which plan of the request this is."
          },
          "policy_results": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/PolicyResult"
            }
          },
          "cost": {
            "description": "What the estimated cost is made of.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/CostItem"
            }
          }
        }
      },
      "CostItem": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "title",
          "monthly_usd"
        ],
        "properties": {
          "title": {
            "type": "string",
            "examples": [
              "6 CPU"
            ]
          },
          "monthly_usd": {
            "type": "number",
            "minimum": 0
          }
        }
      },
      "Decision": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "decision",
          "plan_digest"
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
          "id",
          "decision",
          "reason",
          "plan_digest",
          "decided_by",
          "authentication",
          "is_current",
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
          "id": {
            "type": "integer",
            "minimum": 1
          },
          "on_behalf_of": {
            "type": "string",
            "description": "Whom the voter stood in for."
          },
          "authentication": {
            "$ref": "#/components/schemas/Authentication"
          },
          "is_current": {
            "type": "boolean",
            "description": "Whether it is on the plan that the request has now."
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "VoteList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Vote"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "Authentication": {
        "description": "How somebody was recognised.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "method"
        ],
        "properties": {
          "method": {
            "type": "string",
            "enum": [
              "backstage",
              "oidc",
              "hs256",
              "service-account",
              "signature"
            ]
          },
          "issuer": {
            "type": "string",
            "description": "Of a token of an OIDC issuer."
          },
          "key_id": {
            "type": "string",
            "description": "Of the key that signed."
          }
        }
      },
      "ApprovalReceipt": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "request_id",
          "jws",
          "key_id",
          "created_at"
        ],
        "properties": {
          "request_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "jws": {
            "type": "string",
            "description": "Compact serialisation."
          },
          "key_id": {
            "type": "string"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "JsonWebKeySet": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "keys"
        ],
        "properties": {
          "keys": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": {
                "type": "string"
              }
            }
          }
        }
      },
      "ApprovalSubstitute": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "absent",
          "substitute",
          "from",
          "until",
          "reason",
          "created_by",
          "created_at",
          "is_active"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "absent": {
            "type": "string"
          },
          "substitute": {
            "type": "string"
          },
          "from": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "until": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "reason": {
            "type": "string"
          },
          "is_active": {
            "type": "boolean"
          },
          "created_by": {
            "type": "string"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "ApprovalSubstituteList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ApprovalSubstitute"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "ApprovalSubstituteCreate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "substitute",
          "until"
        ],
        "properties": {
          "absent": {
            "description": "The caller when absent; administrators may name somebody else.",
            "type": "string",
            "maxLength": 200,
            "pattern": "^user:[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$"
          },
          "substitute": {
            "type": "string",
            "maxLength": 200,
            "pattern": "^user:[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$"
          },
          "from": {
            "description": "Now when absent.",
            "type": "string",
            "format": "date-time",
            "maxLength": 40
          },
          "until": {
            "description": "At most 90 days after the beginning.",
            "type": "string",
            "format": "date-time",
            "maxLength": 40
          },
          "reason": {
            "type": "string",
            "maxLength": 1000,
            "pattern": "^[^\\x00]*$"
          }
        }
      },
      "ApprovalLinkRedeem": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "token"
        ],
        "properties": {
          "token": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1000,
            "pattern": "^[A-Za-z0-9_.-]+$"
          }
        }
      },
      "ApprovalLink": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "request_id",
          "plan_digest",
          "is_current"
        ],
        "properties": {
          "request_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "plan_digest": {
            "$ref": "#/components/schemas/Digest"
          },
          "is_current": {
            "type": "boolean",
            "description": "Whether it is still the plan of the request."
          }
        }
      },
      "ExtensionRequest": {
        "description": "An extension that goes beyond what the class allows.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "hours",
          "reason",
          "status",
          "requested_by",
          "created_at"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "hours": {
            "type": "integer",
            "minimum": 1
          },
          "reason": {
            "type": "string"
          },
          "status": {
            "type": "string",
            "enum": [
              "pending",
              "approved",
              "rejected",
              "void"
            ]
          },
          "requested_by": {
            "type": "string"
          },
          "decided_by": {
            "type": "string"
          },
          "decision_reason": {
            "type": "string"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "decided_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "ExtensionRequestList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ExtensionRequest"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "ExtensionDecision": {
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
          }
        }
      },
      "TemplateGateStatus": {
        "type": "string",
        "enum": [
          "pending",
          "approved",
          "rejected",
          "cancelled",
          "expired"
        ]
      },
      "TemplateTaskId": {
        "description": "Id of a task of the scaffolder.",
        "type": "string",
        "minLength": 1,
        "maxLength": 64,
        "pattern": "^[A-Za-z0-9_-]+$"
      },
      "TemplateGate": {
        "description": "A run of a template that goes on when others have approved its parameters.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "template_ref",
          "template_title",
          "task_id",
          "title",
          "parameters",
          "parameters_digest",
          "policy",
          "status",
          "approvals_required",
          "approvals_given",
          "approvers",
          "requested_by",
          "created_at",
          "updated_at",
          "actions"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "template_ref": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "template_title": {
            "type": "string"
          },
          "task_id": {
            "$ref": "#/components/schemas/TemplateTaskId"
          },
          "step_name": {
            "type": "string"
          },
          "title": {
            "type": "string",
            "description": "What is asked for."
          },
          "summary": {
            "type": "string",
            "description": "What those who decide should know."
          },
          "component_ref": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "parameters": {
            "description": "What is decided over; secrets are `***`. It never changes.",
            "type": "object",
            "additionalProperties": true
          },
          "parameters_digest": {
            "$ref": "#/components/schemas/Digest"
          },
          "policy": {
            "description": "Name of the approval policy that it was made with.",
            "$ref": "#/components/schemas/DnsLabel"
          },
          "status": {
            "$ref": "#/components/schemas/TemplateGateStatus"
          },
          "reason": {
            "type": "string",
            "description": "Why it was approved, rejected or cancelled, or that nobody decided in time."
          },
          "approvals_required": {
            "type": "integer",
            "minimum": 0,
            "description": "So many approvals are needed; 0 where it is automatic."
          },
          "approvals_given": {
            "type": "integer",
            "minimum": 0
          },
          "approvers": {
            "description": "Who may decide.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RequestApprover"
            }
          },
          "requested_by": {
            "type": "string"
          },
          "decided_by": {
            "type": "string",
            "description": "Who gave the decision that ended it, or cancelled it."
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updated_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "decided_at": {
            "description": "When it ended.",
            "$ref": "#/components/schemas/Timestamp"
          },
          "expires_at": {
            "description": "When it ends without a decision.",
            "$ref": "#/components/schemas/Timestamp"
          },
          "escalated_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "actions": {
            "description": "What the caller may do with it now; a disabled action says why.",
            "$ref": "#/components/schemas/TemplateGateActions"
          },
          "votes": {
            "description": "The decisions so far; only when a single gate is read.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TemplateGateVote"
            }
          }
        }
      },
      "TemplateGateActions": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "approve",
          "reject",
          "cancel"
        ],
        "properties": {
          "approve": {
            "$ref": "#/components/schemas/Action"
          },
          "reject": {
            "$ref": "#/components/schemas/Action"
          },
          "cancel": {
            "$ref": "#/components/schemas/Action"
          }
        }
      },
      "TemplateGateList": {
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
              "$ref": "#/components/schemas/TemplateGate"
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
      "TemplateGateCreate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "policy",
          "template_ref",
          "task_id",
          "parameters"
        ],
        "properties": {
          "policy": {
            "description": "Name of an approval policy of the configuration.",
            "$ref": "#/components/schemas/DnsLabel"
          },
          "template_ref": {
            "$ref": "#/components/schemas/EntityRef"
          },
          "template_title": {
            "description": "The name of the template when absent.",
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "pattern": "^[^\\x00-\\x1f\\x7f]+$"
          },
          "task_id": {
            "$ref": "#/components/schemas/TemplateTaskId"
          },
          "step_name": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "pattern": "^[^\\x00-\\x1f\\x7f]+$"
          },
          "title": {
            "description": "What is asked for; the title of the template when absent.",
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "pattern": "^[^\\x00-\\x1f\\x7f]+$"
          },
          "summary": {
            "type": "string",
            "maxLength": 2000,
            "pattern": "^[^\\x00]*$"
          },
          "component_ref": {
            "description": "What it is about; its owner may decide where the policy says `component-owner`.",
            "$ref": "#/components/schemas/EntityRef"
          },
          "parameters": {
            "type": "object",
            "maxProperties": 100,
            "additionalProperties": true
          },
          "secret_parameters": {
            "description": "Names of parameters that are kept as `***`.",
            "type": "array",
            "maxItems": 100,
            "items": {
              "type": "string",
              "minLength": 1,
              "maxLength": 200
            }
          },
          "timeout_seconds": {
            "description": "When it ends without a decision, if that is before the time of the policy.",
            "type": "integer",
            "minimum": 1,
            "maximum": 31536000
          }
        }
      },
      "TemplateGateDecision": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "decision",
          "parameters_digest"
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
          "parameters_digest": {
            "$ref": "#/components/schemas/Digest"
          }
        }
      },
      "TemplateGateVote": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "decision",
          "reason",
          "parameters_digest",
          "decided_by",
          "authentication",
          "created_at"
        ],
        "properties": {
          "id": {
            "type": "integer",
            "minimum": 1
          },
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
          "parameters_digest": {
            "$ref": "#/components/schemas/Digest"
          },
          "decided_by": {
            "type": "string"
          },
          "on_behalf_of": {
            "type": "string",
            "description": "Whom the voter stood in for."
          },
          "authentication": {
            "$ref": "#/components/schemas/Authentication"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "TemplateGateVoteList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TemplateGateVote"
            }
          },
          "next_cursor": {
            "type": "string"
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
          "actor_id",
          "actor_type",
          "message",
          "metadata",
          "created_at"
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
          "actor_id": {
            "type": "string"
          },
          "actor_name": {
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
          "target_id": {
            "description": "The target that it happened on; absent of what happened to all of it.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Uuid"
              }
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
          "created_at": {
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
      "TenantSlug": {
        "type": "string",
        "pattern": "^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$",
        "examples": [
          "acme"
        ]
      },
      "TenantStatus": {
        "description": "`demo` and `trial` can be used for a while, `active` has a contract. A `frozen` tenant can be looked at and\nreactivated, and its keys and tokens do not work; an `archived` one can only be looked at and deleted.\n",
        "type": "string",
        "enum": [
          "demo",
          "trial",
          "active",
          "frozen",
          "archived"
        ]
      },
      "TenantKind": {
        "type": "string",
        "enum": [
          "customer",
          "demo"
        ]
      },
      "PlanName": {
        "type": "string",
        "minLength": 1,
        "maxLength": 63,
        "pattern": "^[^\\x00-\\x1f\\x7f]*$"
      },
      "ShortText": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255,
        "pattern": "^[^\\x00-\\x1f\\x7f]*$"
      },
      "LongText": {
        "type": "string",
        "maxLength": 2000,
        "pattern": "^[^\\x00]*$"
      },
      "Tenant": {
        "description": "An organisation or team that owns projects, entitlements, keys and environments.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "slug",
          "name",
          "status",
          "kind",
          "plan",
          "cancel_at_period_end",
          "created_at",
          "updated_at"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "slug": {
            "$ref": "#/components/schemas/TenantSlug"
          },
          "name": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/TenantStatus"
          },
          "kind": {
            "$ref": "#/components/schemas/TenantKind"
          },
          "plan": {
            "type": "string"
          },
          "erp_customer_id": {
            "type": "string"
          },
          "stripe_cust_id": {
            "type": "string"
          },
          "trial_ends_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "contract_start": {
            "type": "string",
            "format": "date"
          },
          "contract_end": {
            "description": "The last day of the contract.",
            "type": "string",
            "format": "date"
          },
          "sales_owner": {
            "type": "string"
          },
          "cancel_at_period_end": {
            "description": "Whether the tenant is frozen when its trial or contract ends.",
            "type": "boolean"
          },
          "cancellation_reason": {
            "type": "string"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updated_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "actions": {
            "$ref": "#/components/schemas/TenantActions"
          }
        }
      },
      "TenantActions": {
        "description": "What the caller may do with the tenant now, and why not.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "update",
          "activate",
          "cancel",
          "archive",
          "delete",
          "set_quotas",
          "manage_members",
          "manage_projects",
          "manage_service_accounts",
          "manage_entitlements",
          "request_products",
          "read_api_keys",
          "manage_api_keys",
          "read_audit"
        ],
        "properties": {
          "update": {
            "$ref": "#/components/schemas/Action"
          },
          "activate": {
            "$ref": "#/components/schemas/Action"
          },
          "cancel": {
            "$ref": "#/components/schemas/Action"
          },
          "archive": {
            "$ref": "#/components/schemas/Action"
          },
          "delete": {
            "$ref": "#/components/schemas/Action"
          },
          "set_quotas": {
            "$ref": "#/components/schemas/Action"
          },
          "manage_members": {
            "$ref": "#/components/schemas/Action"
          },
          "manage_projects": {
            "$ref": "#/components/schemas/Action"
          },
          "manage_service_accounts": {
            "$ref": "#/components/schemas/Action"
          },
          "manage_entitlements": {
            "$ref": "#/components/schemas/Action"
          },
          "request_products": {
            "$ref": "#/components/schemas/Action"
          },
          "read_api_keys": {
            "$ref": "#/components/schemas/Action"
          },
          "manage_api_keys": {
            "$ref": "#/components/schemas/Action"
          },
          "read_audit": {
            "$ref": "#/components/schemas/Action"
          }
        }
      },
      "TenantList": {
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
              "$ref": "#/components/schemas/Tenant"
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
      "TenantCreate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "slug",
          "name"
        ],
        "properties": {
          "slug": {
            "$ref": "#/components/schemas/TenantSlug"
          },
          "name": {
            "$ref": "#/components/schemas/ShortText"
          },
          "plan": {
            "type": "string",
            "minLength": 1,
            "maxLength": 63,
            "pattern": "^[^\\x00-\\x1f\\x7f]*$",
            "default": "starter"
          },
          "kind": {
            "type": "string",
            "enum": [
              "customer",
              "demo"
            ],
            "default": "customer"
          },
          "sales_owner": {
            "$ref": "#/components/schemas/ShortText"
          }
        }
      },
      "TenantUpdate": {
        "description": "A field that may be `null` is taken away by it.",
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "name": {
            "$ref": "#/components/schemas/ShortText"
          },
          "sales_owner": {
            "type": [
              "string",
              "null"
            ],
            "minLength": 1,
            "maxLength": 255,
            "pattern": "^[^\\x00-\\x1f\\x7f]*$"
          },
          "erp_customer_id": {
            "type": [
              "string",
              "null"
            ],
            "minLength": 1,
            "maxLength": 255,
            "pattern": "^[^\\x00-\\x1f\\x7f]*$"
          },
          "stripe_cust_id": {
            "type": [
              "string",
              "null"
            ],
            "minLength": 1,
            "maxLength": 255,
            "pattern": "^[^\\x00-\\x1f\\x7f]*$"
          },
          "trial_ends_at": {
            "description": "Only for a tenant in trial.",
            "$ref": "#/components/schemas/Timestamp"
          },
          "contract_start": {
            "type": [
              "string",
              "null"
            ],
            "format": "date"
          },
          "contract_end": {
            "type": [
              "string",
              "null"
            ],
            "format": "date"
          }
        }
      },
      "TenantActivate": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "plan": {
            "$ref": "#/components/schemas/PlanName"
          },
          "contract_start": {
            "type": "string",
            "format": "date"
          },
          "contract_end": {
            "type": "string",
            "format": "date"
          },
          "erp_customer_id": {
            "$ref": "#/components/schemas/ShortText"
          }
        }
      },
      "TenantCancel": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "reason": {
            "$ref": "#/components/schemas/LongText"
          },
          "at_period_end": {
            "type": "boolean"
          }
        }
      },
      "QuotaLimits": {
        "description": "Limits by quota; `null` is no limit.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "environments": {
            "description": "Environments that have not ended.",
            "type": [
              "integer",
              "null"
            ],
            "minimum": 0,
            "maximum": 1000000
          },
          "api_keys": {
            "description": "Keys that are neither revoked nor expired.",
            "type": [
              "integer",
              "null"
            ],
            "minimum": 0,
            "maximum": 1000000
          },
          "monthly_cost_usd": {
            "description": "Estimated monthly cost of the environments that have not ended, in US dollars.",
            "type": [
              "number",
              "null"
            ],
            "minimum": 0,
            "maximum": 1000000000
          }
        }
      },
      "TenantPlan": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "title",
          "quotas"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "title": {
            "type": "string"
          },
          "quotas": {
            "$ref": "#/components/schemas/QuotaLimits"
          }
        }
      },
      "TenantPlanList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TenantPlan"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "QuotaName": {
        "type": "string",
        "enum": [
          "environments",
          "api_keys",
          "monthly_cost_usd"
        ]
      },
      "TenantQuotas": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "tenant_id",
          "quotas"
        ],
        "properties": {
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "quotas": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "name",
                "limit",
                "use",
                "source"
              ],
              "properties": {
                "name": {
                  "$ref": "#/components/schemas/QuotaName"
                },
                "limit": {
                  "description": "`null` is no limit.",
                  "type": [
                    "number",
                    "null"
                  ]
                },
                "use": {
                  "type": "number"
                },
                "source": {
                  "description": "Whether the limit is the tenant's own, its plan's, or of neither.",
                  "type": "string",
                  "enum": [
                    "tenant",
                    "plan",
                    "none"
                  ]
                }
              }
            }
          }
        }
      },
      "TenantQuotasWrite": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "tenant_id"
        ],
        "properties": {
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "environments": {
            "type": [
              "integer",
              "null"
            ],
            "minimum": 0,
            "maximum": 1000000
          },
          "api_keys": {
            "type": [
              "integer",
              "null"
            ],
            "minimum": 0,
            "maximum": 1000000
          },
          "monthly_cost_usd": {
            "type": [
              "number",
              "null"
            ],
            "minimum": 0,
            "maximum": 1000000000
          }
        }
      },
      "TenantRole": {
        "description": "A `viewer` sees the tenant, a `developer` also works with its projects, keys and products, an `admin` also decides\nover its members and service accounts.\n",
        "type": "string",
        "enum": [
          "viewer",
          "developer",
          "admin"
        ]
      },
      "TenantMemberRef": {
        "description": "A person or a group of the catalog.",
        "type": "string",
        "maxLength": 200,
        "pattern": "^(user|group):[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$",
        "examples": [
          "group:default/team-payments"
        ]
      },
      "TenantMember": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "tenant_id",
          "member_ref",
          "role",
          "created_by",
          "created_at"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "member_ref": {
            "type": "string"
          },
          "role": {
            "$ref": "#/components/schemas/TenantRole"
          },
          "created_by": {
            "type": "string"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "TenantMemberList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TenantMember"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "TenantMemberCreate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "tenant_id",
          "member_ref",
          "role"
        ],
        "properties": {
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "member_ref": {
            "$ref": "#/components/schemas/TenantMemberRef"
          },
          "role": {
            "$ref": "#/components/schemas/TenantRole"
          }
        }
      },
      "TenantMemberUpdate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "role"
        ],
        "properties": {
          "role": {
            "$ref": "#/components/schemas/TenantRole"
          }
        }
      },
      "Project": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "tenant_id",
          "slug",
          "name",
          "description",
          "created_at",
          "updated_at"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "slug": {
            "description": "Unique in the tenant.",
            "$ref": "#/components/schemas/DnsLabel"
          },
          "name": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updated_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "ProjectList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Project"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "ProjectCreate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "tenant_id",
          "slug",
          "name"
        ],
        "properties": {
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "slug": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "name": {
            "$ref": "#/components/schemas/ShortText"
          },
          "description": {
            "$ref": "#/components/schemas/LongText"
          }
        }
      },
      "ProjectUpdate": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "name": {
            "$ref": "#/components/schemas/ShortText"
          },
          "description": {
            "$ref": "#/components/schemas/LongText"
          }
        }
      },
      "ServiceAccount": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "tenant_id",
          "name",
          "description",
          "role",
          "subject",
          "created_by",
          "created_at"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "name": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "description": {
            "type": "string"
          },
          "role": {
            "$ref": "#/components/schemas/TenantRole"
          },
          "subject": {
            "description": "Who it is in the audit log and as requester.",
            "type": "string",
            "examples": [
              "service-account:acme/ci"
            ]
          },
          "token_expires_at": {
            "description": "When the last of its tokens ends.",
            "$ref": "#/components/schemas/Timestamp"
          },
          "created_by": {
            "type": "string"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "ServiceAccountList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ServiceAccount"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "ServiceAccountCreate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "tenant_id",
          "name",
          "role"
        ],
        "properties": {
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "name": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "description": {
            "$ref": "#/components/schemas/LongText"
          },
          "role": {
            "$ref": "#/components/schemas/TenantRole"
          }
        }
      },
      "ServiceAccountTokenCreate": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "ttl_seconds": {
            "type": "integer",
            "minimum": 60,
            "maximum": 86400,
            "default": 3600
          }
        }
      },
      "ServiceAccountToken": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "token",
          "expires_at",
          "warning"
        ],
        "properties": {
          "token": {
            "type": "string"
          },
          "expires_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "warning": {
            "type": "string"
          }
        }
      },
      "ProductKey": {
        "type": "string",
        "minLength": 1,
        "maxLength": 63,
        "pattern": "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$",
        "examples": [
          "compliance-scanner"
        ]
      },
      "TenantProduct": {
        "description": "A tenant's right to a product.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "tenant_id",
          "product",
          "enabled",
          "config",
          "trial",
          "created_at",
          "updated_at"
        ],
        "properties": {
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "product": {
            "type": "string"
          },
          "enabled": {
            "type": "boolean"
          },
          "config": {
            "type": "object",
            "additionalProperties": true
          },
          "expires_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "trial": {
            "type": "boolean"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updated_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "TenantProductList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/TenantProduct"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "TenantProductWrite": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "enabled": {
            "type": "boolean",
            "default": true
          },
          "config": {
            "type": "object",
            "additionalProperties": true,
            "maxProperties": 100
          },
          "expires_at": {
            "type": "string",
            "format": "date-time",
            "maxLength": 40
          }
        }
      },
      "EntitlementCheck": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "tenant_id",
          "product",
          "allowed"
        ],
        "properties": {
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "product": {
            "type": "string"
          },
          "allowed": {
            "type": "boolean"
          },
          "reason": {
            "type": "string",
            "enum": [
              "tenant_frozen",
              "tenant_archived",
              "unknown_product",
              "not_entitled",
              "disabled",
              "expired"
            ]
          },
          "message": {
            "description": "Why not, as a sentence.",
            "type": "string"
          },
          "config": {
            "type": "object",
            "additionalProperties": true
          },
          "trial": {
            "type": "boolean"
          },
          "expires_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "CatalogEntry": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "key",
          "name",
          "description",
          "plans_required",
          "supports_trial",
          "origin"
        ],
        "properties": {
          "key": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "description": {
            "type": "string"
          },
          "plans_required": {
            "description": "Plans that the product can be tried with; every one when empty.",
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "demo_url": {
            "type": "string"
          },
          "supports_trial": {
            "type": "boolean"
          },
          "owner": {
            "description": "The group that is told of requests for it.",
            "type": "string"
          },
          "origin": {
            "description": "Who owns it; what the configuration owns the API does not change.",
            "type": "string",
            "enum": [
              "config",
              "api"
            ]
          },
          "entitlement": {
            "description": "What the tenant has of it.",
            "$ref": "#/components/schemas/TenantProduct"
          },
          "open_request": {
            "description": "What the tenant asked for and was not answered yet.",
            "$ref": "#/components/schemas/ProductRequest"
          },
          "actions": {
            "description": "What the caller may do for the tenant, and why not.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "request",
              "trial"
            ],
            "properties": {
              "request": {
                "$ref": "#/components/schemas/Action"
              },
              "trial": {
                "$ref": "#/components/schemas/Action"
              }
            }
          }
        }
      },
      "CatalogEntryList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/CatalogEntry"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "CatalogEntryWrite": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "description",
          "plans_required",
          "supports_trial"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/ShortText"
          },
          "description": {
            "$ref": "#/components/schemas/LongText"
          },
          "plans_required": {
            "type": "array",
            "maxItems": 50,
            "items": {
              "$ref": "#/components/schemas/PlanName"
            }
          },
          "demo_url": {
            "type": "string",
            "maxLength": 500,
            "pattern": "^https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%\\[\\]-]+$"
          },
          "supports_trial": {
            "type": "boolean"
          },
          "owner": {
            "$ref": "#/components/schemas/EntityRef"
          }
        }
      },
      "CatalogRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "tenant_id",
          "product"
        ],
        "properties": {
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "product": {
            "$ref": "#/components/schemas/ProductKey"
          },
          "note": {
            "description": "What whoever decides should know.",
            "$ref": "#/components/schemas/LongText"
          }
        }
      },
      "ProductRequestStatus": {
        "type": "string",
        "enum": [
          "open",
          "granted",
          "declined"
        ]
      },
      "ProductRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "tenant_id",
          "product",
          "status",
          "note",
          "requested_by",
          "created_at"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "product": {
            "type": "string"
          },
          "status": {
            "$ref": "#/components/schemas/ProductRequestStatus"
          },
          "note": {
            "type": "string"
          },
          "requested_by": {
            "type": "string"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "decided_by": {
            "type": "string"
          },
          "decided_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "reason": {
            "type": "string"
          }
        }
      },
      "ProductRequestList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ProductRequest"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "ProductRequestDecline": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "reason"
        ],
        "properties": {
          "reason": {
            "type": "string",
            "minLength": 1,
            "maxLength": 2000,
            "pattern": "^[^\\x00]*$"
          }
        }
      },
      "Scope": {
        "description": "What a key may be used for; products give it its meaning.",
        "type": "string",
        "minLength": 1,
        "maxLength": 100,
        "pattern": "^[^\\x00-\\x1f\\x7f]*$",
        "examples": [
          "scans:read"
        ]
      },
      "APIKey": {
        "description": "What is kept of a key; never the key itself.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "tenant_id",
          "name",
          "scopes",
          "prefix",
          "created_at"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "product": {
            "type": "string"
          },
          "name": {
            "type": "string"
          },
          "scopes": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "prefix": {
            "description": "The beginning of the key, by which people recognise it.",
            "type": "string",
            "examples": [
              "bp_3fK9x-Qa"
            ]
          },
          "created_by": {
            "type": "string"
          },
          "last_used_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "expires_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "revoked_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "replaced_by": {
            "description": "Id of the key that this one was rotated to.",
            "$ref": "#/components/schemas/Uuid"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "APIKeyList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/APIKey"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "APIKeyCreate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "tenant_id",
          "name"
        ],
        "properties": {
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "name": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100,
            "pattern": "^[^\\x00-\\x1f\\x7f]*$"
          },
          "product": {
            "$ref": "#/components/schemas/ProductKey"
          },
          "scopes": {
            "type": "array",
            "maxItems": 100,
            "uniqueItems": true,
            "items": {
              "$ref": "#/components/schemas/Scope"
            }
          },
          "created_by": {
            "description": "For whom a service or an administrator makes the key; others make keys only for themselves.",
            "$ref": "#/components/schemas/ShortText"
          },
          "expires_at": {
            "type": "string",
            "format": "date-time",
            "maxLength": 40
          }
        }
      },
      "APIKeyCreated": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "api_key",
          "plaintext",
          "warning"
        ],
        "properties": {
          "api_key": {
            "$ref": "#/components/schemas/APIKey"
          },
          "plaintext": {
            "type": "string",
            "pattern": "^bp_[A-Za-z0-9_-]{22}$"
          },
          "warning": {
            "type": "string"
          }
        }
      },
      "APIKeyRotate": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "overlap_seconds": {
            "description": "How long the old key goes on working.",
            "type": "integer",
            "minimum": 0,
            "maximum": 2592000,
            "default": 86400
          },
          "expires_at": {
            "type": "string",
            "format": "date-time",
            "maxLength": 40
          }
        }
      },
      "APIKeyVerifyRequest": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "key"
        ],
        "properties": {
          "key": {
            "type": "string",
            "maxLength": 1000
          },
          "product": {
            "description": "The product that asks; a key of another one is not valid for it.",
            "$ref": "#/components/schemas/ProductKey"
          },
          "scopes": {
            "description": "What the caller wants to do; every one is needed.",
            "type": "array",
            "maxItems": 100,
            "items": {
              "$ref": "#/components/schemas/Scope"
            }
          }
        }
      },
      "APIKeyVerify": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "valid"
        ],
        "properties": {
          "valid": {
            "type": "boolean"
          },
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "product": {
            "type": "string"
          },
          "scopes": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "key_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "expires_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "reason": {
            "description": "Why not. All but `overloaded` are told only to callers who may know.",
            "type": "string",
            "enum": [
              "unknown",
              "revoked",
              "expired",
              "tenant_frozen",
              "product",
              "scope",
              "overloaded"
            ]
          }
        }
      },
      "AuditText": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255,
        "pattern": "^[^\\x00-\\x1f\\x7f]*$"
      },
      "AuditAppend": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "action"
        ],
        "properties": {
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "project_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "actor_id": {
            "$ref": "#/components/schemas/AuditText"
          },
          "actor_name": {
            "$ref": "#/components/schemas/AuditText"
          },
          "actor_type": {
            "$ref": "#/components/schemas/AuditText"
          },
          "action": {
            "$ref": "#/components/schemas/AuditText"
          },
          "target_id": {
            "$ref": "#/components/schemas/AuditText"
          },
          "target_type": {
            "$ref": "#/components/schemas/AuditText"
          },
          "target_name": {
            "$ref": "#/components/schemas/AuditText"
          },
          "product": {
            "$ref": "#/components/schemas/AuditText"
          },
          "message": {
            "description": "A sentence for people.",
            "$ref": "#/components/schemas/LongText"
          },
          "metadata": {
            "type": "object",
            "additionalProperties": true,
            "maxProperties": 100
          }
        }
      },
      "AuditEvent": {
        "description": "Something that happened.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "action",
          "message",
          "metadata",
          "created_at"
        ],
        "properties": {
          "id": {
            "type": "integer",
            "format": "int64",
            "minimum": 1
          },
          "tenant_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "project_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "actor_id": {
            "type": "string"
          },
          "actor_name": {
            "type": "string"
          },
          "actor_type": {
            "description": "Of the control plane's own events `user`, `service`, `subject` or `system`.",
            "type": "string"
          },
          "action": {
            "type": "string",
            "examples": [
              "tenant.activated"
            ]
          },
          "target_id": {
            "type": "string"
          },
          "target_type": {
            "type": "string"
          },
          "target_name": {
            "type": "string"
          },
          "placement_id": {
            "description": "The one runtime environment's part of an environment or namespace that it happened on; its id among their targets.",
            "allOf": [
              {
                "$ref": "#/components/schemas/Uuid"
              }
            ]
          },
          "product": {
            "type": "string"
          },
          "message": {
            "type": "string",
            "description": "A sentence for people."
          },
          "metadata": {
            "type": "object",
            "additionalProperties": true
          },
          "reported_by": {
            "description": "Who appended it over the API; absent on the control plane's own events.",
            "type": "string"
          },
          "source_ip": {
            "type": "string"
          },
          "user_agent": {
            "type": "string"
          },
          "http_request_id": {
            "type": "string"
          },
          "position": {
            "description": "Place in the chain; absent for the moment until it is sealed.",
            "type": "integer",
            "format": "int64"
          },
          "hash": {
            "description": "SHA-256, in hex, of the event and of the hash before it.",
            "type": "string"
          },
          "previous_hash": {
            "type": "string"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "AuditEventList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AuditEvent"
            }
          },
          "next_cursor": {
            "type": "integer",
            "format": "int64"
          }
        }
      },
      "AuditAnchor": {
        "description": "The head of the chain as it was written down outside of the database.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "sink",
          "position",
          "hash",
          "anchored_at"
        ],
        "properties": {
          "sink": {
            "type": "string",
            "examples": [
              "git"
            ]
          },
          "position": {
            "type": "integer",
            "format": "int64"
          },
          "hash": {
            "type": "string"
          },
          "anchored_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "AuditAnchorFailure": {
        "description": "That the head could not be written down; it is tried again.",
        "type": "object",
        "additionalProperties": false,
        "required": [
          "sink",
          "message",
          "failed_at"
        ],
        "properties": {
          "sink": {
            "type": "string"
          },
          "message": {
            "type": "string"
          },
          "failed_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "AuditVerification": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "status",
          "verified",
          "unsealed",
          "anchors_checked",
          "verified_at"
        ],
        "properties": {
          "status": {
            "type": "string",
            "enum": [
              "intact",
              "broken"
            ]
          },
          "verified": {
            "description": "How many events were read.",
            "type": "integer"
          },
          "first_position": {
            "type": "integer",
            "format": "int64"
          },
          "last_position": {
            "type": "integer",
            "format": "int64"
          },
          "last_hash": {
            "type": "string"
          },
          "unsealed": {
            "description": "Events that are so new that they are not in the chain yet.",
            "type": "integer"
          },
          "anchors_checked": {
            "description": "How many anchors were compared with the chain.",
            "type": "integer"
          },
          "broken_id": {
            "description": "Id of the first event that is not what it was.",
            "type": "integer",
            "format": "int64"
          },
          "broken_position": {
            "type": "integer",
            "format": "int64"
          },
          "reason": {
            "type": "string",
            "enum": [
              "changed",
              "deleted",
              "moved",
              "inserted",
              "truncated",
              "anchor_differs",
              "retention_differs"
            ]
          },
          "message": {
            "description": "What was found, as a sentence.",
            "type": "string"
          },
          "next_cursor": {
            "type": "integer",
            "format": "int64"
          },
          "verified_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "AuditChain": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "head_position",
          "head_hash",
          "first_position",
          "unsealed",
          "anchors"
        ],
        "properties": {
          "head_position": {
            "type": "integer",
            "format": "int64"
          },
          "head_id": {
            "description": "Id of the event at the head.",
            "type": "integer",
            "format": "int64"
          },
          "head_hash": {
            "type": "string"
          },
          "first_position": {
            "description": "The oldest position that retention has left.",
            "type": "integer",
            "format": "int64"
          },
          "unsealed": {
            "type": "integer"
          },
          "last_verification": {
            "description": "What the last verification of the whole chain found.",
            "$ref": "#/components/schemas/AuditVerification"
          },
          "anchors": {
            "description": "The newest anchor of each sink.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AuditAnchor"
            }
          },
          "anchor_failures": {
            "description": "Where the last attempt to anchor failed; absent when it did nowhere.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/AuditAnchorFailure"
            }
          }
        }
      },
      "Liveness": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "status"
        ],
        "properties": {
          "status": {
            "type": "string",
            "enum": [
              "ok"
            ]
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
      "Extension": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "hours"
        ],
        "properties": {
          "hours": {
            "type": "integer",
            "minimum": 1,
            "maximum": 87600
          },
          "reason": {
            "description": "Kept in the log.",
            "type": "string",
            "maxLength": 1000,
            "pattern": "^[^\\x00]*$"
          }
        }
      },
      "HealthStatus": {
        "type": "string",
        "enum": [
          "healthy",
          "degraded",
          "unavailable",
          "maintenance"
        ]
      },
      "Source": {
        "description": "Who owns it. The API does not change what the configuration owns.",
        "type": "string",
        "enum": [
          "config",
          "api"
        ]
      },
      "RuntimeName": {
        "description": "A DNS label that never changes.",
        "$ref": "#/components/schemas/DnsLabel"
      },
      "Title": {
        "description": "What people read.",
        "type": "string",
        "minLength": 1,
        "maxLength": 100,
        "pattern": "^[^\\x00-\\x1f\\x7f]*$"
      },
      "ConnectionConfig": {
        "description": "How to reach it; see the type's `connection_schema`. Never answered.",
        "type": "object",
        "additionalProperties": true,
        "maxProperties": 100
      },
      "Concurrency": {
        "description": "Passes at the same time.",
        "type": "integer",
        "minimum": 1,
        "maximum": 1000
      },
      "RuntimeType": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "type",
          "connection_schema"
        ],
        "properties": {
          "type": {
            "type": "string",
            "examples": [
              "kubernetes"
            ]
          },
          "connection_schema": {
            "description": "JSON Schema of `connection_config`.",
            "type": "object",
            "additionalProperties": true
          }
        }
      },
      "RuntimeTypeList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RuntimeType"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "RuntimeEnvironment": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "name",
          "title",
          "type",
          "source",
          "health_status",
          "health_message",
          "maintenance",
          "removing",
          "groups",
          "load",
          "created_at",
          "updated_at"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "name": {
            "$ref": "#/components/schemas/RuntimeName"
          },
          "title": {
            "type": "string"
          },
          "type": {
            "type": "string"
          },
          "source": {
            "$ref": "#/components/schemas/Source"
          },
          "health_status": {
            "$ref": "#/components/schemas/HealthStatus"
          },
          "health_message": {
            "description": "A sentence for operators; empty when there is nothing to add.",
            "type": "string"
          },
          "health_checked_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "health_changed_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "maintenance": {
            "type": "boolean"
          },
          "maintenance_reason": {
            "type": "string"
          },
          "maintenance_since": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "concurrency": {
            "description": "Passes at the same time in each backend process; the reconciler's default when absent.",
            "$ref": "#/components/schemas/Concurrency"
          },
          "paused_until": {
            "description": "No work is begun before then, because too much in a row has failed. Absent when it is not paused.",
            "$ref": "#/components/schemas/Timestamp"
          },
          "removing": {
            "description": "Whether it goes once everything on it has been removed.",
            "type": "boolean"
          },
          "groups": {
            "description": "The groups that have it.",
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "id",
                "name"
              ],
              "properties": {
                "id": {
                  "$ref": "#/components/schemas/Uuid"
                },
                "name": {
                  "type": "string"
                }
              }
            }
          },
          "load": {
            "$ref": "#/components/schemas/QueueCounts"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updated_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "actions": {
            "description": "What the caller may do with it now; a disabled action says why.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "update",
              "maintain",
              "delete"
            ],
            "properties": {
              "update": {
                "$ref": "#/components/schemas/Action"
              },
              "maintain": {
                "$ref": "#/components/schemas/Action"
              },
              "delete": {
                "$ref": "#/components/schemas/Action"
              }
            }
          }
        }
      },
      "RuntimeEnvironmentList": {
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
              "$ref": "#/components/schemas/RuntimeEnvironment"
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
      "RuntimeEnvironmentCreate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "type",
          "connection_config"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/RuntimeName"
          },
          "title": {
            "$ref": "#/components/schemas/Title"
          },
          "type": {
            "type": "string",
            "minLength": 1,
            "maxLength": 63
          },
          "connection_config": {
            "$ref": "#/components/schemas/ConnectionConfig"
          },
          "concurrency": {
            "$ref": "#/components/schemas/Concurrency"
          }
        }
      },
      "RuntimeEnvironmentUpdate": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "title": {
            "$ref": "#/components/schemas/Title"
          },
          "connection_config": {
            "$ref": "#/components/schemas/ConnectionConfig"
          },
          "concurrency": {
            "description": "`null` for the default of the reconciler.",
            "type": [
              "integer",
              "null"
            ],
            "minimum": 1,
            "maximum": 1000
          }
        }
      },
      "Maintenance": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "enabled"
        ],
        "properties": {
          "enabled": {
            "type": "boolean"
          },
          "reason": {
            "description": "Shown beside what is held.",
            "type": "string",
            "maxLength": 500,
            "pattern": "^[^\\x00-\\x1f\\x7f]*$"
          }
        }
      },
      "RuntimeHealthEvent": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "status",
          "message",
          "created_at"
        ],
        "properties": {
          "id": {
            "type": "integer"
          },
          "status": {
            "$ref": "#/components/schemas/HealthStatus"
          },
          "message": {
            "type": "string"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "RuntimeHealthEventList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/RuntimeHealthEvent"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "OrchestrationStrategy": {
        "description": "`replicate` makes a namespace everywhere at once; `canary` makes it on one first, and on the others when it is ready there.",
        "type": "string",
        "enum": [
          "replicate",
          "canary"
        ]
      },
      "RuntimeGroup": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "name",
          "title",
          "is_default",
          "orchestration_strategy",
          "source",
          "environments",
          "namespace_count",
          "created_at",
          "updated_at"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "name": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "title": {
            "type": "string"
          },
          "is_default": {
            "type": "boolean"
          },
          "orchestration_strategy": {
            "$ref": "#/components/schemas/OrchestrationStrategy"
          },
          "canary_environment_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "concurrency_limit": {
            "description": "Passes at the same time on all of its runtime environments together, in all backend processes; no limit when absent.",
            "$ref": "#/components/schemas/Concurrency"
          },
          "source": {
            "$ref": "#/components/schemas/Source"
          },
          "environments": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "id",
                "name",
                "title",
                "type",
                "health_status"
              ],
              "properties": {
                "id": {
                  "$ref": "#/components/schemas/Uuid"
                },
                "name": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "type": {
                  "type": "string"
                },
                "health_status": {
                  "$ref": "#/components/schemas/HealthStatus"
                }
              }
            }
          },
          "namespace_count": {
            "description": "Namespaces that it has, but for those that are gone.",
            "type": "integer"
          },
          "classes": {
            "description": "Environment classes that name it, or that name none while it is the default.",
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updated_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "actions": {
            "description": "What the caller may do with it now; a disabled action says why.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "update",
              "delete"
            ],
            "properties": {
              "update": {
                "$ref": "#/components/schemas/Action"
              },
              "delete": {
                "$ref": "#/components/schemas/Action"
              }
            }
          }
        }
      },
      "RuntimeGroupList": {
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
              "$ref": "#/components/schemas/RuntimeGroup"
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
      "GroupEnvironments": {
        "description": "New runtime environments, each with name, type and connection, or the ids of ones that are there.",
        "type": "array",
        "maxItems": 50,
        "items": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "id": {
              "$ref": "#/components/schemas/Uuid"
            },
            "name": {
              "$ref": "#/components/schemas/RuntimeName"
            },
            "title": {
              "$ref": "#/components/schemas/Title"
            },
            "type": {
              "type": "string",
              "minLength": 1,
              "maxLength": 63
            },
            "connection_config": {
              "$ref": "#/components/schemas/ConnectionConfig"
            },
            "concurrency": {
              "$ref": "#/components/schemas/Concurrency"
            }
          }
        }
      },
      "CanaryReference": {
        "description": "Id or name of one of the group's runtime environments; needed for `canary`.",
        "type": "string",
        "minLength": 1,
        "maxLength": 63
      },
      "RuntimeGroupCreate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "environments"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/DnsLabel"
          },
          "title": {
            "$ref": "#/components/schemas/Title"
          },
          "is_default": {
            "type": "boolean",
            "default": false
          },
          "orchestration_strategy": {
            "description": "`replicate` when absent.",
            "$ref": "#/components/schemas/OrchestrationStrategy"
          },
          "canary_environment_id": {
            "$ref": "#/components/schemas/CanaryReference"
          },
          "concurrency_limit": {
            "$ref": "#/components/schemas/Concurrency"
          },
          "environments": {
            "$ref": "#/components/schemas/GroupEnvironments"
          }
        }
      },
      "RuntimeGroupUpdate": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "title": {
            "$ref": "#/components/schemas/Title"
          },
          "is_default": {
            "type": "boolean"
          },
          "orchestration_strategy": {
            "$ref": "#/components/schemas/OrchestrationStrategy"
          },
          "canary_environment_id": {
            "$ref": "#/components/schemas/CanaryReference"
          },
          "concurrency_limit": {
            "description": "`null` for no limit.",
            "type": [
              "integer",
              "null"
            ],
            "minimum": 1,
            "maximum": 1000
          },
          "add_environments": {
            "$ref": "#/components/schemas/GroupEnvironments"
          },
          "remove_environment_ids": {
            "type": "array",
            "maxItems": 50,
            "items": {
              "$ref": "#/components/schemas/Uuid"
            }
          }
        }
      },
      "NamespaceStatus": {
        "description": "`held` while a runtime environment that it needs is not well.",
        "type": "string",
        "enum": [
          "provisioning",
          "active",
          "failed",
          "held",
          "deleting",
          "deleted"
        ]
      },
      "NameComponents": {
        "description": "Segments of the name, by the names that the template has.",
        "type": "object",
        "maxProperties": 20,
        "additionalProperties": {
          "type": "string",
          "maxLength": 100
        }
      },
      "NamespaceMetadata": {
        "type": "object",
        "maxProperties": 50,
        "propertyNames": {
          "pattern": "^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$"
        },
        "additionalProperties": {
          "type": "string",
          "maxLength": 1000,
          "pattern": "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]*$"
        }
      },
      "MemberRole": {
        "type": "string",
        "enum": [
          "read",
          "write",
          "read_write"
        ]
      },
      "NamespaceMemberWrite": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "identifier",
          "type",
          "role"
        ],
        "properties": {
          "identifier": {
            "description": "A catalog entity reference, or a name that the runtime environments know.",
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "pattern": "^[^\\s\\x00-\\x1f\\x7f]+$"
          },
          "type": {
            "type": "string",
            "enum": [
              "user",
              "identity_group"
            ]
          },
          "role": {
            "$ref": "#/components/schemas/MemberRole"
          }
        }
      },
      "NamespaceMember": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "identifier",
          "type",
          "role"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "identifier": {
            "type": "string"
          },
          "type": {
            "type": "string",
            "enum": [
              "user",
              "identity_group"
            ]
          },
          "role": {
            "$ref": "#/components/schemas/MemberRole"
          },
          "warning": {
            "description": "What people should know of it, such as that the group is empty.",
            "type": "string"
          }
        }
      },
      "Namespace": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "composite_name",
          "name_components",
          "metadata",
          "status",
          "status_message",
          "drift_status",
          "created_by",
          "created_at",
          "updated_at"
        ],
        "properties": {
          "id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "composite_name": {
            "type": "string"
          },
          "name_components": {
            "$ref": "#/components/schemas/NameComponents"
          },
          "metadata": {
            "$ref": "#/components/schemas/NamespaceMetadata"
          },
          "status": {
            "$ref": "#/components/schemas/NamespaceStatus"
          },
          "status_message": {
            "description": "A sentence for people on why it is in this state; empty when there is nothing to add.",
            "type": "string"
          },
          "drift_status": {
            "$ref": "#/components/schemas/DriftStatus"
          },
          "group_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "environment_request_id": {
            "description": "The environment whose namespace it is; absent for one that was made directly.",
            "$ref": "#/components/schemas/Uuid"
          },
          "created_by": {
            "type": "string"
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updated_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "members": {
            "description": "Only when a single namespace is read or was just written.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/NamespaceMember"
            }
          },
          "targets": {
            "description": "One per runtime environment; only when a single namespace is read.",
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Target"
            }
          },
          "actions": {
            "description": "What the caller may do with it now; a disabled action says why.",
            "type": "object",
            "additionalProperties": false,
            "required": [
              "update",
              "reconcile",
              "delete"
            ],
            "properties": {
              "update": {
                "$ref": "#/components/schemas/Action"
              },
              "reconcile": {
                "$ref": "#/components/schemas/Action"
              },
              "delete": {
                "$ref": "#/components/schemas/Action"
              }
            }
          }
        }
      },
      "NamespaceList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items",
          "pagination"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/Namespace"
            }
          },
          "pagination": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "page",
              "page_size",
              "total"
            ],
            "properties": {
              "page": {
                "type": "integer"
              },
              "page_size": {
                "type": "integer"
              },
              "total": {
                "type": "integer",
                "description": "Counted up to 10,000."
              }
            }
          }
        }
      },
      "NamespaceCreate": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name_components",
          "members"
        ],
        "properties": {
          "name_components": {
            "$ref": "#/components/schemas/NameComponents"
          },
          "members": {
            "type": "array",
            "minItems": 1,
            "maxItems": 200,
            "items": {
              "$ref": "#/components/schemas/NamespaceMemberWrite"
            }
          },
          "metadata": {
            "$ref": "#/components/schemas/NamespaceMetadata"
          },
          "group_id": {
            "description": "The default group when absent.",
            "$ref": "#/components/schemas/Uuid"
          }
        }
      },
      "NamespaceUpdate": {
        "type": "object",
        "additionalProperties": false,
        "minProperties": 1,
        "properties": {
          "metadata": {
            "$ref": "#/components/schemas/NamespaceMetadata"
          },
          "members": {
            "type": "array",
            "minItems": 1,
            "maxItems": 200,
            "items": {
              "$ref": "#/components/schemas/NamespaceMemberWrite"
            }
          }
        }
      },
      "NamespaceNamePreview": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name_components"
        ],
        "properties": {
          "name_components": {
            "$ref": "#/components/schemas/NameComponents"
          },
          "metadata": {
            "$ref": "#/components/schemas/NamespaceMetadata"
          },
          "group_id": {
            "$ref": "#/components/schemas/Uuid"
          }
        }
      },
      "NamespaceName": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "composite_name",
          "acceptable",
          "problems"
        ],
        "properties": {
          "composite_name": {
            "description": "With the segments that are known; the others stay in braces.",
            "type": "string"
          },
          "acceptable": {
            "type": "boolean"
          },
          "problems": {
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
          }
        }
      },
      "NamespaceState": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "namespace_id",
          "overall_status",
          "environments"
        ],
        "properties": {
          "namespace_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "overall_status": {
            "$ref": "#/components/schemas/NamespaceStatus"
          },
          "environments": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "environment_id",
                "environment_name",
                "status",
                "drift_status",
                "conditions"
              ],
              "properties": {
                "environment_id": {
                  "$ref": "#/components/schemas/Uuid"
                },
                "environment_name": {
                  "type": "string"
                },
                "status": {
                  "type": "string",
                  "enum": [
                    "pending",
                    "in_progress",
                    "completed",
                    "failed",
                    "held",
                    "deleting",
                    "deleted"
                  ]
                },
                "error_message": {
                  "type": "string"
                },
                "message": {
                  "type": "string",
                  "description": "A sentence for people."
                },
                "drift_status": {
                  "$ref": "#/components/schemas/DriftStatus"
                },
                "conditions": {
                  "type": "array",
                  "items": {
                    "$ref": "#/components/schemas/Condition"
                  }
                }
              }
            }
          }
        }
      },
      "ValueRule": {
        "description": "What a text has to be. A pattern has to match the whole text, in the syntax of RE2.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "required": {
            "type": "boolean",
            "default": false
          },
          "pattern": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          },
          "values": {
            "type": "array",
            "minItems": 1,
            "maxItems": 200,
            "items": {
              "type": "string",
              "minLength": 1,
              "maxLength": 200
            }
          },
          "description": {
            "description": "What people read where they enter it.",
            "type": "string",
            "maxLength": 300
          }
        }
      },
      "NamespaceRules": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "template",
          "segments",
          "metadata",
          "source"
        ],
        "properties": {
          "template": {
            "description": "Segments in braces and what stands between them.",
            "type": "string",
            "examples": [
              "{team}-{project}-{env}"
            ]
          },
          "segments": {
            "description": "By name. A segment of the template that has no rule is needed, and a DNS label.",
            "type": "object",
            "additionalProperties": {
              "$ref": "#/components/schemas/ValueRule"
            }
          },
          "metadata": {
            "description": "By key. Keys without a rule are free.",
            "type": "object",
            "additionalProperties": {
              "$ref": "#/components/schemas/ValueRule"
            }
          },
          "source": {
            "$ref": "#/components/schemas/Source"
          },
          "updated_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "NamespaceRulesWrite": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "template"
        ],
        "properties": {
          "template": {
            "type": "string",
            "minLength": 3,
            "maxLength": 200
          },
          "segments": {
            "type": "object",
            "maxProperties": 20,
            "propertyNames": {
              "pattern": "^[a-z][a-z0-9_]{0,30}$"
            },
            "additionalProperties": {
              "$ref": "#/components/schemas/ValueRule"
            },
            "default": {}
          },
          "metadata": {
            "type": "object",
            "maxProperties": 50,
            "propertyNames": {
              "pattern": "^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$"
            },
            "additionalProperties": {
              "$ref": "#/components/schemas/ValueRule"
            },
            "default": {}
          }
        }
      },
      "IdentityGroup": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "identifier",
          "member_count",
          "stale"
        ],
        "properties": {
          "identifier": {
            "type": "string"
          },
          "member_count": {
            "type": "integer"
          },
          "resolved_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "stale": {
            "description": "Whether these are the last members that were known, as nobody can tell now.",
            "type": "boolean"
          },
          "message": {
            "description": "What is the matter; absent when nothing is.",
            "type": "string"
          }
        }
      },
      "IdentityGroupList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/IdentityGroup"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "IdentityGroupRefresh": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "identifier"
        ],
        "properties": {
          "identifier": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200
          }
        }
      },
      "DriftAcceptance": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "resource_ids": {
            "type": "array",
            "minItems": 1,
            "maxItems": 200,
            "items": {
              "type": "string",
              "minLength": 1,
              "maxLength": 500
            }
          }
        }
      },
      "DriftEvent": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "kind",
          "message",
          "resources",
          "created_at"
        ],
        "properties": {
          "id": {
            "type": "integer"
          },
          "kind": {
            "type": "string",
            "enum": [
              "drifted",
              "in_sync",
              "reverted",
              "accepted"
            ]
          },
          "message": {
            "type": "string",
            "description": "A sentence for people."
          },
          "actor": {
            "type": "string",
            "description": "Who reverted or accepted it."
          },
          "resources": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/ObservedResource"
            }
          },
          "created_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "DriftEventList": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "items"
        ],
        "properties": {
          "items": {
            "type": "array",
            "items": {
              "$ref": "#/components/schemas/DriftEvent"
            }
          },
          "next_cursor": {
            "type": "string"
          }
        }
      },
      "QueueState": {
        "description": "`due`: waits for a free worker. `running`: a worker has it. `held`: due, and its runtime environment is not well.\n`waiting`: not due yet, as it failed or something outside has to happen. `dead`: gave up. `resting`: as it should be,\nand looked at again some time.\n",
        "type": "string",
        "enum": [
          "due",
          "running",
          "held",
          "waiting",
          "dead",
          "resting"
        ]
      },
      "QueueItem": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "namespace_id",
          "name",
          "runtime",
          "title",
          "state",
          "status",
          "desired_state",
          "message",
          "attempt",
          "generation",
          "updated_at"
        ],
        "properties": {
          "id": {
            "description": "Id of the target.",
            "$ref": "#/components/schemas/Uuid"
          },
          "namespace_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "environment_request_id": {
            "$ref": "#/components/schemas/Uuid"
          },
          "name": {
            "type": "string",
            "description": "Name of the namespace."
          },
          "runtime": {
            "type": "string"
          },
          "title": {
            "type": "string",
            "description": "Title of the runtime environment."
          },
          "state": {
            "$ref": "#/components/schemas/QueueState"
          },
          "status": {
            "type": "string"
          },
          "desired_state": {
            "type": "string",
            "enum": [
              "present",
              "absent"
            ]
          },
          "message": {
            "type": "string",
            "description": "A sentence for people."
          },
          "held_reason": {
            "type": "string",
            "description": "Why it is held."
          },
          "attempt": {
            "type": "integer",
            "description": "Failed attempts in a row."
          },
          "generation": {
            "type": "integer"
          },
          "observed_generation": {
            "type": "integer"
          },
          "next_reconcile_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "last_error": {
            "type": "string"
          },
          "claimed_by": {
            "type": "string",
            "description": "The backend process that works on it."
          },
          "claimed_at": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "lease_until": {
            "$ref": "#/components/schemas/Timestamp"
          },
          "updated_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "QueueItemList": {
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
              "$ref": "#/components/schemas/QueueItem"
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
      "QueueCounts": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "due",
          "running",
          "held",
          "waiting",
          "dead",
          "resting"
        ],
        "properties": {
          "due": {
            "type": "integer"
          },
          "running": {
            "type": "integer"
          },
          "held": {
            "type": "integer"
          },
          "waiting": {
            "type": "integer"
          },
          "dead": {
            "type": "integer"
          },
          "resting": {
            "type": "integer"
          },
          "oldest_due_at": {
            "$ref": "#/components/schemas/Timestamp"
          }
        }
      },
      "QueueSummary": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "total",
          "runtimes"
        ],
        "properties": {
          "total": {
            "$ref": "#/components/schemas/QueueCounts"
          },
          "runtimes": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "runtime",
                "title",
                "counts"
              ],
              "properties": {
                "runtime": {
                  "type": "string"
                },
                "title": {
                  "type": "string"
                },
                "counts": {
                  "$ref": "#/components/schemas/QueueCounts"
                },
                "held_reason": {
                  "type": "string",
                  "description": "Why work for it is held; absent when it is not."
                }
              }
            }
          }
        }
      },
      "QueueReplayRequest": {
        "type": "object",
        "additionalProperties": false,
        "properties": {
          "runtime": {
            "description": "All when absent.",
            "$ref": "#/components/schemas/DnsLabel"
          }
        }
      },
      "QueueReplay": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "count"
        ],
        "properties": {
          "count": {
            "type": "integer"
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
          },
          "plan": {
            "description": "The current plan, where the error is `stale_plan`.",
            "$ref": "#/components/schemas/Plan"
          }
        }
      }
    }
  }
};
