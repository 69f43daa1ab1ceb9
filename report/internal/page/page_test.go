package page_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/journey-lang/journey/report/internal/page"
)

func TestTextIsNeverMarkup(t *testing.T) {
	hostile := `</title></style><script>alert(1)</script><img src=x onerror=alert(1)>"'`
	main, err := page.Execute(page.New("main", `<p title="{{.}}">{{.}} {{text .}}</p>`), hostile)
	if err != nil {
		t.Fatal(err)
	}
	out, err := page.Page{Kind: hostile, Title: hostile, Lead: hostile, Main: main}.Write()
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "<img"} {
		if bytes.Contains(out, []byte(bad)) {
			t.Errorf("the page holds %s", bad)
		}
	}
	if n := bytes.Count(out, []byte("</style>")); n != 1 {
		t.Errorf("%d style sheets end", n)
	}
}

func TestTextHasADirectionAndNoWrongLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"rep calls":       `<bdi>rep calls</bdi>`,
		"顧客が電話する":         `<bdi lang="">顧客が電話する</bdi>`,
		"<b>":             `<bdi>&lt;b&gt;</bdi>`,
		"לקוח שולח via X": `<bdi lang="">לקוח שולח via X</bdi>`,
	} {
		if got := string(page.Text(text)); got != want {
			t.Errorf("%q gives %s, want %s", text, got, want)
		}
	}
}

// A page with a picture allows the picture's own sheet, but neither scripts nor
// external resources.
func TestPolicy(t *testing.T) {
	picture := page.Picture([]byte("<svg><style>.a{fill:red}</style></svg>"))
	out, err := page.Page{Title: "T", Main: picture}.Write()
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(out), `http-equiv="Content-Security-Policy" content="`)
	policy, _, _ := strings.Cut(after, `"`)
	policy = strings.ReplaceAll(policy, "&#39;", "'")
	if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "script-src") || strings.Contains(policy, "unsafe") {
		t.Errorf("the policy is %s", policy)
	}
	if n := strings.Count(policy, "'sha256-"); n != 2 {
		t.Errorf("the policy allows %d sheets, want 2: %s", n, policy)
	}
	for _, outside := range []string{"http://", "https://", "url("} {
		if strings.Contains(string(out), outside) {
			t.Errorf("the page holds %s", outside)
		}
	}
}
