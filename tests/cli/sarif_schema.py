"""What a SARIF log of ours must look like, as a JSON Schema.

The standard's own schema is no package and too large to keep here. This one is stricter for our
part: it has the properties that we write, as the standard types them, with those that GitHub's
code scanning requires, and no others.
"""

from typing import Any

Schema = dict[str, Any]


def closed(properties: Schema, *optional: str) -> Schema:
    """Return the schema of an object with these properties alone, all required but some."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


TEXT = {"type": "string", "minLength": 1}
MESSAGE = closed({"text": TEXT})
LEVEL = {"enum": ["error", "warning", "note"]}
FROM_ONE = {"type": "integer", "minimum": 1}
RULE = closed(
    {
        "id": {"type": "string", "pattern": "^[A-Z][0-9]{2}$"},
        "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)+$"},
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": closed({"text": TEXT, "markdown": TEXT}),
        "defaultConfiguration": closed({"level": LEVEL}),
    }
)
PHYSICAL = closed(
    {
        "artifactLocation": closed(
            {
                # A relative reference (RFC 3986): no scheme, not from the root, ASCII alone.
                "uri": {"type": "string", "pattern": "^(?!/)[A-Za-z0-9._~%/-]+$"},
                "uriBaseId": {"const": "SRCROOT"},
            }
        ),
        "region": closed({"startLine": FROM_ONE, "startColumn": FROM_ONE}),
    }
)
LOCATION = closed(
    {
        "physicalLocation": PHYSICAL,
        "logicalLocations": {
            "type": "array",
            "items": closed({"fullyQualifiedName": TEXT}),
            "minItems": 1,
        },
    },
    "logicalLocations",
)
RESULT = closed(
    {
        "ruleId": TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1, "maxItems": 1},
        "partialFingerprints": {
            "type": "object",
            "additionalProperties": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "propertyNames": {"pattern": "/v[0-9]+$"},
            "minProperties": 1,
        },
        "suppressions": {
            "type": "array",
            "items": closed(
                {
                    "kind": {"const": "inSource"},
                    "status": {"const": "accepted"},
                    "justification": TEXT,
                }
            ),
        },
        "baselineState": {"enum": ["new", "unchanged"]},
        "properties": {
            "type": "object",
            "properties": {"expected": TEXT, "equations": {"type": "array", "items": TEXT}},
            "additionalProperties": False,
        },
    },
    "baselineState",
    "properties",
)
DRIVER = closed(
    {
        "name": {"const": "gongkai"},
        "version": TEXT,
        "language": {"const": "zh-CN"},
        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
    }
)
RUN = closed(
    {
        "tool": closed({"driver": DRIVER}),
        "language": {"const": "zh-CN"},
        "columnKind": {"const": "unicodeCodePoints"},
        "originalUriBaseIds": closed({"SRCROOT": closed({"description": MESSAGE})}),
        "results": {"type": "array", "items": RESULT},
    }
)
LOG = closed(
    {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN, "minItems": 1, "maxItems": 1},
    }
)
