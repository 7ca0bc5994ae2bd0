/// The JSON Schema (draft 2020-12) of what ``JSONEmitter`` writes.
///
/// It is strict: it names every member, says which of them are always there, and allows no other.
public enum DocumentSchema {
  /// The schema as JSON text.
  public static let text = #"""
    {
     "$schema": "https://json-schema.org/draft/2020-12/schema",
     "$id": "urn:jixiao:document:1",
     "title": "One published budget as jixiao read it",
     "type": "object",
     "additionalProperties": false,
     "required": ["schema", "source", "status", "tables", "grids", "findings"],
     "properties": {
      "schema": { "const": "jixiao/document/1" },
      "source": { "$ref": "#/$defs/source" },
      "status": {
       "description": "partial: something was lost, a finding of severity loss says what; referenced: the document refers to performance tables but holds none; none: it does neither.",
       "enum": ["complete", "partial", "referenced", "none"]
      },
      "tables": { "type": "array", "items": { "$ref": "#/$defs/table" } },
      "grids": { "type": "array", "items": { "$ref": "#/$defs/grid" } },
      "findings": { "type": "array", "items": { "$ref": "#/$defs/finding" } }
     },
     "$defs": {
      "text": { "type": ["string", "null"] },
      "amount": {
       "description": "As printed without thousands separators, in the table's amount_unit.",
       "type": ["number", "null"]
      },
      "page": { "type": "integer", "minimum": 1 },
      "pages": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/page" } },
      "bbox": {
       "description": "Left, top, right and bottom in points from the top left corner of the page as displayed; null for text input.",
       "type": ["array", "null"],
       "minItems": 4,
       "maxItems": 4,
       "items": { "type": "number" }
      },
      "strings": { "type": "array", "items": { "type": "string" } },
      "source": {
       "type": "object",
       "additionalProperties": false,
       "required": ["name", "sha256", "bytes", "media_type", "page_count", "producer", "tagged", "encrypted"],
       "properties": {
        "name": { "type": "string" },
        "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
        "bytes": { "type": "integer", "minimum": 0 },
        "media_type": { "enum": ["application/pdf", "text/plain"] },
        "page_count": { "type": "integer", "minimum": 0 },
        "producer": { "$ref": "#/$defs/text" },
        "tagged": { "type": "boolean" },
        "encrypted": { "type": "boolean" }
       }
      },
      "body": {
       "type": "object",
       "additionalProperties": false,
       "required": ["code", "name"],
       "properties": { "code": { "$ref": "#/$defs/text" }, "name": { "$ref": "#/$defs/text" } }
      },
      "table": {
       "description": "One 绩效目标表.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "index", "kind", "form", "number", "title", "year", "pages", "unit", "department",
        "amount_unit", "project_name", "project_code", "budget", "project_budget", "goals",
        "term_goals", "fields", "columns", "indicators"
       ],
       "properties": {
        "index": { "type": "integer", "minimum": 1 },
        "kind": {
         "description": "项目绩效目标表, 整体支出绩效目标表, 转移支付绩效目标表, 绩效自评表.",
         "enum": ["project_target", "overall_target", "transfer_target", "self_evaluation"]
        },
        "form": {
         "description": "form: one project a printed table; list: many projects in one printed table.",
         "enum": ["form", "list"]
        },
        "number": { "description": "The number before the title.", "$ref": "#/$defs/text" },
        "title": { "description": "Without its number and white space.", "$ref": "#/$defs/text" },
        "year": { "type": ["integer", "null"] },
        "pages": { "$ref": "#/$defs/pages" },
        "unit": {
         "description": "The unit that reports or carries the project out.",
         "$ref": "#/$defs/body"
        },
        "department": { "description": "主管部门.", "$ref": "#/$defs/body" },
        "amount_unit": { "description": "万元 or 元.", "$ref": "#/$defs/text" },
        "project_name": { "description": "项目名称.", "$ref": "#/$defs/text" },
        "project_code": { "description": "项目编码.", "$ref": "#/$defs/text" },
        "budget": { "$ref": "#/$defs/budget" },
        "project_budget": {
         "description": "The money of the whole term: 项目资金总额, 中期资金总额.",
         "type": "object",
         "additionalProperties": false,
         "required": ["total", "fiscal", "other"],
         "properties": {
          "total": { "$ref": "#/$defs/amount" },
          "fiscal": { "$ref": "#/$defs/amount" },
          "other": { "$ref": "#/$defs/amount" }
         }
        },
        "goals": { "description": "年度目标, one string an item.", "$ref": "#/$defs/strings" },
        "term_goals": { "description": "总体目标, 中期目标.", "$ref": "#/$defs/strings" },
        "fields": { "type": "array", "items": { "$ref": "#/$defs/field" } },
        "tasks": { "type": "array", "items": { "$ref": "#/$defs/task" } },
        "columns": {
         "description": "The printed header of the indicators, in order.",
         "$ref": "#/$defs/strings"
        },
        "indicators": { "type": "array", "items": { "$ref": "#/$defs/indicator" } },
        "note": { "description": "What is unusual about the printed form.", "type": "string" },
        "labels": {
         "description": "With --repairs: what names parts of the table and stands in no other list.",
         "$ref": "#/$defs/strings"
        },
        "repairs": {
         "description": "What was mended, with --repairs.",
         "type": "array",
         "items": { "$ref": "#/$defs/repair" }
        }
       },
       "allOf": [
        {
         "if": { "properties": { "kind": { "const": "overall_target" } } },
         "then": { "required": ["tasks"] },
         "else": { "properties": { "tasks": false } }
        },
        {
         "if": { "properties": { "kind": { "const": "self_evaluation" } } },
         "then": { "properties": { "budget": { "required": ["adjusted", "executed", "rate"] } } },
         "else": {
          "properties": {
           "budget": { "properties": { "adjusted": false, "executed": false, "rate": false } }
          }
         }
        }
       ]
      },
      "budget": {
       "description": "The year's money.",
       "type": "object",
       "additionalProperties": false,
       "required": ["total", "fiscal", "carryover", "other", "purpose"],
       "properties": {
        "total": { "description": "预算数, 年度资金总额.", "$ref": "#/$defs/amount" },
        "fiscal": { "description": "财政资金, 财政拨款.", "$ref": "#/$defs/amount" },
        "carryover": { "description": "上年结转.", "$ref": "#/$defs/amount" },
        "other": { "description": "其他资金.", "$ref": "#/$defs/amount" },
        "purpose": { "description": "资金用途.", "$ref": "#/$defs/text" },
        "adjusted": { "description": "全年预算数, of a 自评表.", "$ref": "#/$defs/amount" },
        "executed": { "description": "全年执行数, of a 自评表.", "$ref": "#/$defs/amount" },
        "rate": { "description": "执行率 as printed, of a 自评表.", "$ref": "#/$defs/text" }
       }
      },
      "field": {
       "description": "A label and its value in the head of a table, as printed.",
       "type": "object",
       "additionalProperties": false,
       "required": ["label", "value", "page", "bbox"],
       "properties": {
        "label": { "type": "string" },
        "value": { "type": "string" },
        "page": { "$ref": "#/$defs/page" },
        "bbox": { "$ref": "#/$defs/bbox" }
       }
      },
      "task": {
       "description": "One of the 年度主要任务.",
       "type": "object",
       "additionalProperties": false,
       "required": ["name", "content", "total", "fiscal", "other"],
       "properties": {
        "name": { "type": "string" },
        "content": { "$ref": "#/$defs/text" },
        "total": { "$ref": "#/$defs/amount" },
        "fiscal": { "$ref": "#/$defs/amount" },
        "other": { "$ref": "#/$defs/amount" }
       }
      },
      "indicator": {
       "description": "One printed row; merged and blank levels are filled down.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "level1", "level2", "level3", "description", "target", "nature", "measure", "weight",
        "actual", "score", "deviation", "direction", "remark", "scope", "pages", "bbox"
       ],
       "properties": {
        "level1": { "description": "一级指标.", "$ref": "#/$defs/text" },
        "level2": { "description": "二级指标.", "$ref": "#/$defs/text" },
        "level3": { "description": "三级指标.", "$ref": "#/$defs/text" },
        "description": { "description": "绩效指标描述, 指标内容, 绩效标准.", "$ref": "#/$defs/text" },
        "target": { "$ref": "#/$defs/target" },
        "nature": { "description": "指标性质, 计算符号.", "$ref": "#/$defs/text" },
        "measure": { "description": "度量单位, 计量单位.", "$ref": "#/$defs/text" },
        "weight": { "description": "分值, 权重.", "$ref": "#/$defs/text" },
        "actual": { "description": "实际完成值.", "$ref": "#/$defs/text" },
        "score": { "description": "得分.", "$ref": "#/$defs/text" },
        "deviation": { "description": "偏差原因.", "$ref": "#/$defs/text" },
        "direction": { "description": "指标方向性.", "$ref": "#/$defs/text" },
        "remark": { "description": "备注, 说明.", "$ref": "#/$defs/text" },
        "scope": { "enum": ["year", "term"] },
        "pages": { "$ref": "#/$defs/pages" },
        "bbox": { "$ref": "#/$defs/bbox" }
       }
      },
      "target": {
       "description": "The printed 指标值 and its reading.",
       "type": "object",
       "additionalProperties": false,
       "required": ["text", "kind", "operator", "number", "upper", "unit", "date", "scale"],
       "properties": {
        "text": { "type": "string" },
        "kind": {
         "enum": [
          "quantity", "deadline", "period", "range", "qualitative", "multiple", "placeholder",
          "empty"
         ]
        },
        "operator": { "enum": ["≥", ">", "=", "<", "≤", "±", null] },
        "number": { "type": ["number", "null"] },
        "upper": { "description": "The upper bound of a range.", "type": ["number", "null"] },
        "unit": { "$ref": "#/$defs/text" },
        "date": { "type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
        "scale": { "$ref": "#/$defs/strings" }
       }
      },
      "repair": {
       "description": "Something that was mended between the page and the text.",
       "type": "object",
       "additionalProperties": false,
       "required": ["kind", "page", "bbox", "printed", "text"],
       "properties": {
        "kind": {
         "enum": ["wrap", "page-break", "header", "filled", "radical", "spacing", "duplicate"]
        },
        "page": { "$ref": "#/$defs/page" },
        "bbox": { "$ref": "#/$defs/bbox" },
        "printed": { "$ref": "#/$defs/strings" },
        "text": { "type": "string" }
       }
      },
      "grid": {
       "description": "A table as a plain grid; rows and columns count from 0.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "index", "pages", "title", "number", "amount_unit", "rows", "columns", "header_rows",
        "cells"
       ],
       "properties": {
        "index": { "type": "integer", "minimum": 1 },
        "pages": { "$ref": "#/$defs/pages" },
        "title": { "$ref": "#/$defs/text" },
        "number": { "$ref": "#/$defs/text" },
        "amount_unit": { "$ref": "#/$defs/text" },
        "rows": { "type": "integer", "minimum": 0 },
        "columns": { "type": "integer", "minimum": 0 },
        "header_rows": { "type": "integer", "minimum": 0 },
        "cells": {
         "type": "array",
         "items": {
          "type": "object",
          "additionalProperties": false,
          "required": ["row", "column", "row_span", "column_span", "text", "page", "bbox"],
          "properties": {
           "row": { "type": "integer", "minimum": 0 },
           "column": { "type": "integer", "minimum": 0 },
           "row_span": { "type": "integer", "minimum": 1 },
           "column_span": { "type": "integer", "minimum": 1 },
           "text": { "type": "string" },
           "page": { "$ref": "#/$defs/page" },
           "bbox": { "$ref": "#/$defs/bbox" }
          }
         }
        }
       }
      },
      "finding": {
       "description": "Errors and warnings speak of the published document, losses of the conversion.",
       "type": "object",
       "additionalProperties": false,
       "required": ["code", "severity", "message", "table", "page", "bbox", "evidence"],
       "properties": {
        "code": {
         "anyOf": [
    \#(FindingCodes.schema)
         ]
        },
        "severity": { "enum": ["error", "warning", "loss", "note"] },
        "message": { "type": "string" },
        "table": { "type": ["integer", "null"], "minimum": 1 },
        "page": { "type": ["integer", "null"], "minimum": 1 },
        "bbox": { "$ref": "#/$defs/bbox" },
        "evidence": { "$ref": "#/$defs/strings" }
       }
      }
     }
    }

    """#
}
