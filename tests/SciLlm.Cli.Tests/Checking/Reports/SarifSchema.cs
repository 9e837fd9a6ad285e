namespace SciLlm.Cli.Tests.Checking.Reports;

/// <summary>
/// The part of the SARIF 2.1.0 schema that our logs use: what each object requires, the values of its enumerations, and nothing else allowed than
/// what the specification names among the members we write.
/// </summary>
internal static class SarifSchema
{
    public const string Text = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "required": ["version", "runs"],
          "properties": {
            "$schema": { "type": "string", "format": "uri" },
            "version": { "enum": ["2.1.0"] },
            "runs": { "type": "array", "items": { "$ref": "#/$defs/run" } }
          },
          "additionalProperties": false,
          "$defs": {
            "run": {
              "type": "object",
              "required": ["tool"],
              "properties": {
                "tool": { "type": "object", "required": ["driver"], "properties": { "driver": { "$ref": "#/$defs/toolComponent" } }, "additionalProperties": false },
                "automationDetails": { "type": "object", "properties": { "id": { "type": "string" } }, "additionalProperties": false },
                "columnKind": { "enum": ["utf16CodeUnits", "unicodeCodePoints"] },
                "originalUriBaseIds": { "type": "object", "additionalProperties": { "$ref": "#/$defs/artifactLocation" } },
                "invocations": { "type": "array", "items": { "$ref": "#/$defs/invocation" } },
                "results": { "type": "array", "items": { "$ref": "#/$defs/result" } }
              },
              "additionalProperties": false
            },
            "toolComponent": {
              "type": "object",
              "required": ["name"],
              "properties": {
                "name": { "type": "string" },
                "version": { "type": "string" },
                "informationUri": { "type": "string", "format": "uri" },
                "rules": { "type": "array", "uniqueItems": true, "items": { "$ref": "#/$defs/reportingDescriptor" } }
              },
              "additionalProperties": false
            },
            "reportingDescriptor": {
              "type": "object",
              "required": ["id"],
              "properties": {
                "id": { "type": "string" },
                "shortDescription": { "$ref": "#/$defs/message" },
                "fullDescription": { "$ref": "#/$defs/message" },
                "help": { "$ref": "#/$defs/message" },
                "helpUri": { "type": "string", "format": "uri" },
                "defaultConfiguration": { "type": "object", "properties": { "level": { "$ref": "#/$defs/level" } }, "additionalProperties": false },
                "properties": { "type": "object", "properties": { "tags": { "type": "array", "uniqueItems": true, "items": { "type": "string" } } } }
              },
              "additionalProperties": false
            },
            "invocation": {
              "type": "object",
              "required": ["executionSuccessful"],
              "properties": {
                "executionSuccessful": { "type": "boolean" },
                "exitCode": { "type": "integer" },
                "toolExecutionNotifications": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["message"],
                    "properties": {
                      "level": { "$ref": "#/$defs/level" },
                      "message": { "$ref": "#/$defs/message" },
                      "locations": { "type": "array", "items": { "$ref": "#/$defs/location" } }
                    },
                    "additionalProperties": false
                  }
                }
              },
              "additionalProperties": false
            },
            "result": {
              "type": "object",
              "required": ["message"],
              "properties": {
                "ruleId": { "type": "string" },
                "ruleIndex": { "type": "integer", "minimum": -1 },
                "level": { "$ref": "#/$defs/level" },
                "message": { "$ref": "#/$defs/message" },
                "locations": { "type": "array", "items": { "$ref": "#/$defs/location" } },
                "partialFingerprints": { "type": "object", "additionalProperties": { "type": "string" } },
                "baselineState": { "enum": ["new", "unchanged", "updated", "absent"] },
                "suppressions": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["kind"],
                    "properties": { "kind": { "enum": ["inSource", "external"] }, "justification": { "type": "string" } },
                    "additionalProperties": false
                  }
                }
              },
              "additionalProperties": false
            },
            "location": {
              "type": "object",
              "properties": {
                "physicalLocation": {
                  "type": "object",
                  "required": ["artifactLocation"],
                  "properties": {
                    "artifactLocation": { "$ref": "#/$defs/artifactLocation" },
                    "region": {
                      "type": "object",
                      "properties": {
                        "startLine": { "type": "integer", "minimum": 1 },
                        "startColumn": { "type": "integer", "minimum": 1 },
                        "endLine": { "type": "integer", "minimum": 1 },
                        "endColumn": { "type": "integer", "minimum": 1 }
                      },
                      "additionalProperties": false
                    }
                  },
                  "additionalProperties": false
                }
              },
              "additionalProperties": false
            },
            "artifactLocation": {
              "type": "object",
              "properties": { "uri": { "type": "string", "format": "uri-reference" }, "uriBaseId": { "type": "string" } },
              "additionalProperties": false
            },
            "message": {
              "type": "object",
              "required": ["text"],
              "properties": { "text": { "type": "string" }, "markdown": { "type": "string" } },
              "additionalProperties": false
            },
            "level": { "enum": ["none", "note", "warning", "error"] }
          }
        }
        """;
}
