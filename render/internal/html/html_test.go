package html_test

import (
	"bytes"
	"context"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/journey-lang/journey/render/internal/html"
	"github.com/journey-lang/journey/render/scene"
	"github.com/journey-lang/journey/render/theme"
)

const hostile = `</script><script>alert(1)</script><!--<style>*{}</style>"'&` + "\u2028\x00"

func sample(text string) scene.Scene {
	b := scene.Box{W: 100, H: 80}
	return scene.Scene{
		Width: 100, Height: 80, Title: text, Desc: text, Font: "sans-serif",
		Palette: []scene.Paint{{Role: theme.Paper, Light: "#fefefe", Dark: "#010101"}, {Role: theme.Ink, Light: "red;}", Dark: "#ffffff"}},
		Paper:   scene.Shape{Form: scene.Rect, Box: b, Fill: theme.Paper},
		Lanes:   []scene.Lane{{ID: "p1", Kind: "rep", Title: text, Band: scene.Shape{Form: scene.Rect, Box: b}}},
		Nodes:   []scene.Node{{ID: "n1", Class: "step", Lane: "p1", Title: text, Shape: scene.Shape{Form: scene.Rect, Box: b}}},
	}
}

// write writes the page of a scene and reads its data back.
func write(t *testing.T, s scene.Scene, details ...html.Detail) (string, []html.Detail) {
	t.Helper()
	page, err := html.Write(context.Background(), &s, details)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := html.Write(context.Background(), &s, details)
	if !bytes.Equal(page, again) {
		t.Error("two runs differ")
	}
	found := regexp.MustCompile(`(?s)<script type="application/json" id="details">(.*?)</script>`).FindSubmatch(page)
	if found == nil {
		t.Fatal("the page has no data")
	}
	var back []html.Detail
	if err := json.Unmarshal(found[1], &back); err != nil {
		t.Fatal(err)
	}
	return string(page), back
}

func TestAuthorsTextStaysText(t *testing.T) {
	calm, _ := write(t, sample("text"), html.Detail{ID: "n1", Title: "text"})
	wild, back := write(t, sample(hostile), html.Detail{ID: "n1", Title: hostile, Facts: []html.Fact{{Name: "Pains", Texts: []string{hostile}}}})
	for _, tag := range []string{"<script", "</script", "<style", "</style", "<!--", "<title", "<meta"} {
		if strings.Count(calm, tag) != strings.Count(wild, tag) {
			t.Errorf("the author's text adds %s", tag)
		}
	}
	if back[0].Title != hostile || back[0].Facts[0].Texts[0] != hostile {
		t.Errorf("the text comes back as %q", back[0].Title)
	}
}

func TestPolicyAllowsItsOwnOnly(t *testing.T) {
	page, _ := write(t, sample("text"))
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)
	if policy == nil || !strings.HasPrefix(policy[1], "default-src &#39;none&#39;;") || strings.Contains(policy[1], "unsafe") {
		t.Errorf("the policy is %v", policy)
	}
	if hashes := strings.Count(policy[1], "sha256-"); hashes != 1+strings.Count(page, "<style>") {
		t.Errorf("%d hashes for one script and %d sheets", hashes, strings.Count(page, "<style>"))
	}
	if refs := regexp.MustCompile(`(src|href|action)=|url\(|@import`).FindAllString(page, -1); len(refs) > 0 {
		t.Errorf("the page refers to something: %v", refs)
	}
}

func TestColorsComeFromThePicture(t *testing.T) {
	page, _ := write(t, sample("text"))
	if !strings.Contains(page, "--paper:#fefefe;") || !strings.Contains(page, "--paper:#010101;") {
		t.Error("the page has another ground than the picture")
	}
	if strings.Contains(page, "red;}") {
		t.Error("what is no colour gets into the style sheet")
	}
}

func TestLinksHaveSafeSchemes(t *testing.T) {
	links := []html.Link{
		{URL: "https://example.com/a"}, {URL: "javascript:alert(1)"}, {URL: "docs/a.pdf"}, {URL: "data:text/html,x"}, {URL: "mailto:a@example.com"}, {URL: "//example.com"},
	}
	_, back := write(t, sample("text"), html.Detail{ID: "n1", Links: links})
	var kept []string
	for _, l := range back[0].Links {
		kept = append(kept, l.URL)
	}
	if got := strings.Join(kept, " "); got != "https://example.com/a docs/a.pdf mailto:a@example.com" {
		t.Errorf("kept %s", got)
	}
	if len(links) != 6 || links[1].URL != "javascript:alert(1)" {
		t.Error("the caller's links have changed")
	}
}
