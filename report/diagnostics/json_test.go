package diagnostics_test

import (
	"bytes"
	"testing"

	"github.com/journey-lang/journey/lang/diag"
	"github.com/journey-lang/journey/lang/source"
	"github.com/journey-lang/journey/report/diagnostics"
)

func TestJSON(t *testing.T) {
	f := source.New("w.journey", "x\n𝒳 receives <b>\n")
	d := at(f, diag.Passive, "receives", `nobody owns "<b>"`)
	d.Help = "write who sends it"
	d.Related = []diag.Related{{File: f, Span: source.Span{Start: 0, End: 1}, Message: "here"}}
	d.Offer(diag.Replace("turn it round", d.Span, "sends").AsSafe(0))
	d.Offer(diag.Replace("write gets", d.Span, "gets"))

	tests := []struct {
		name string
		list diag.List
		want string
	}{
		{"nothing", nil, `{
  "version": 1,
  "diagnostics": [],
  "summary": {
    "errors": 0,
    "warnings": 0,
    "infos": 0,
    "findings": 0,
    "files": 0
  }
}
`},
		{"everything", diag.List{d}, `{
  "version": 1,
  "diagnostics": [
    {
      "code": "J201",
      "slug": "passive",
      "severity": "error",
      "finding": false,
      "message": "nobody owns \"<b>\"",
      "help": "write who sends it",
      "file": "w.journey",
      "span": {
        "start": {
          "offset": 7,
          "line": 2,
          "column": 3,
          "utf16": 3
        },
        "end": {
          "offset": 15,
          "line": 2,
          "column": 11,
          "utf16": 11
        }
      },
      "related": [
        {
          "file": "w.journey",
          "span": {
            "start": {
              "offset": 0,
              "line": 1,
              "column": 1,
              "utf16": 0
            },
            "end": {
              "offset": 1,
              "line": 1,
              "column": 2,
              "utf16": 1
            }
          },
          "message": "here"
        }
      ],
      "fixes": [
        {
          "title": "turn it round",
          "applicability": "safe",
          "edits": [
            {
              "span": {
                "start": {
                  "offset": 7,
                  "line": 2,
                  "column": 3,
                  "utf16": 3
                },
                "end": {
                  "offset": 15,
                  "line": 2,
                  "column": 11,
                  "utf16": 11
                }
              },
              "new": "sends"
            }
          ]
        },
        {
          "title": "write gets",
          "applicability": "suggested",
          "edits": [
            {
              "span": {
                "start": {
                  "offset": 7,
                  "line": 2,
                  "column": 3,
                  "utf16": 3
                },
                "end": {
                  "offset": 15,
                  "line": 2,
                  "column": 11,
                  "utf16": 11
                }
              },
              "new": "gets"
            }
          ]
        }
      ]
    }
  ],
  "summary": {
    "errors": 1,
    "warnings": 0,
    "infos": 0,
    "findings": 0,
    "files": 1
  }
}
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := diagnostics.JSON(&b, tt.list); err != nil {
				t.Fatal(err)
			}
			if b.String() != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", b.String(), tt.want)
			}
		})
	}
}
