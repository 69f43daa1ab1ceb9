//go:build unix

package main

// call is a way to call the program. It reads main.journey, and before.journey
// if it compares.
type call struct {
	name string
	args []string
}

var commands = []call{
	{"check", []string{"check", "main.journey"}},
	{"check json", []string{"check", "--format", "json", "main.journey"}},
	{"check sarif", []string{"check", "--format", "sarif", "main.journey"}},
	{"check gitlab", []string{"check", "--format", "gitlab", "main.journey"}},
	{"check markdown", []string{"check", "--format", "markdown", "main.journey"}},
	{"check github", []string{"check", "--format", "github", "main.journey"}},
	{"check --fix", []string{"check", "--fix", "--dry-run", "main.journey"}},
	{"fmt", []string{"fmt", "main.journey"}},
	{"render svg", []string{"render", "--force", "-o", "-", "main.journey"}},
	{"render one row", []string{"render", "--width", "none", "-o", "-", "main.journey"}},
	{"render down", []string{"render", "--direction", "down", "-o", "-", "main.journey"}},
	{"render timeline", []string{"render", "--density", "timeline", "-o", "-", "main.journey"}},
	{"render overview", []string{"render", "--collapse", "phase", "-o", "-", "main.journey"}},
	{"render lane", []string{"render", "--only", "lane=rep", "-o", "-", "main.journey"}},
	{"render html", []string{"render", "--format", "html", "-o", "-", "main.journey"}},
	{"render text", []string{"render", "--format", "text", "-o", "-", "main.journey"}},
	{"render json", []string{"render", "--format", "json", "-o", "-", "main.journey"}},
	{"render png", []string{"render", "--format", "png", "-o", "-", "main.journey"}},
	{"render pdf", []string{"render", "--format", "pdf", "-o", "-", "main.journey"}},
	{"report text", []string{"report", "--runs", "100", "main.journey"}},
	{"report md", []string{"report", "--runs", "100", "--format", "md", "main.journey"}},
	{"report json", []string{"report", "--runs", "100", "--format", "json", "main.journey"}},
	{"report html", []string{"report", "--runs", "100", "--format", "html", "main.journey"}},
	{"table md", []string{"table", "main.journey"}},
	{"table csv", []string{"table", "--format", "csv", "main.journey"}},
	{"table html", []string{"table", "--format", "html", "main.journey"}},
	{"diff text", []string{"diff", "before.journey", "main.journey"}},
	{"diff md", []string{"diff", "--format", "md", "before.journey", "main.journey"}},
	{"diff json", []string{"diff", "--format", "json", "before.journey", "main.journey"}},
	{"diff svg", []string{"diff", "--format", "svg", "before.journey", "main.journey"}},
	{"diff html", []string{"diff", "--format", "html", "before.journey", "main.journey"}},
	{"export mermaid", []string{"export", "--to", "mermaid", "main.journey"}},
	{"export plantuml", []string{"export", "--to", "plantuml", "main.journey"}},
	{"export d2", []string{"export", "--to", "d2", "main.journey"}},
	{"export dot", []string{"export", "--to", "dot", "main.journey"}},
	{"export csv", []string{"export", "--to", "csv", "main.journey"}},
}
