package interop_test

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/model"
)

// hostile are texts with a meaning for one of the tools, or for what it draws
// with, in the wrong place.
var hostile = []string{
	`plain words`,
	`"double" and 'single'`,
	`[square] {curly} (round) <angle> |pipe|`,
	"two\nlines\r\nand\ta tab\x00\x1b[31m",
	`end`,
	`endif`,
	`back\slash \n \" \\ \`,
	`# hash #35; #quot;`,
	`a; b;`,
	`; ] ) } > |`,
	`%% comment`,
	`%%{init: {"theme":"dark"}}%%`,
	`<script>alert(1)</script>`,
	`<img src=x onerror=alert(1)>`,
	`</svg><b>bold</b><br/>`,
	`&lt;b&gt; &#60; &amp;`,
	`$x ${y} $$z$$ $`,
	"`code` **bold** *it* _it_ ~~out~~ //it// __under__ --out-- \"\"mono\"\"",
	`== head ==`,
	`....`,
	`----`,
	`@enduml`,
	`@startuml`,
	`!include /etc/passwd`,
	`%date() %getenv("HOME")`,
	`1. first`,
	`- item`,
	`* item`,
	`# item`,
	`fa:fa-car and :fa-x`,
	`<&heart> <:smile:> <color:red>red <size:40>big <u>u</u>`,
	`<U+0041> &#65; \u0041`,
	`|p1|`,
	`detach`,
	`(A)`,
	`n1 --> n2`,
	`p1.n1 -> p1.n2: {style.opacity: 0}`,
	`click n1 href "javascript:alert(1)"`,
	`[[http://example.com link]] https://example.com`,
	`=HYPERLINK("http://example.com")`,
	`+1-1@x`,
	`@SUM(A1)`,
	`ﬂ°°35¶ß °`,
	`---`,
	`title: x`,
	`' comment /' block '/`,
	`<<stereo>> «stereo»`,
	`subgraph x`,
	`"]; n9 [label="x`,
	`"} n9: "x`,
	`"] --> n9["x`,
	`|md # head |`,
	`a~b ~~c`,
	`^x^ x~2`,
	`לקוח שולח`,
	`顧客が送る`,
	`👩‍👩‍👧 family`,
	`\N \G \E \l \r`,
}

// everywhere is a journey with one of everything, and the text in each place
// that a notation shows, this many times:
const places = 10

func everywhere(text string) *model.Journey {
	j := &model.Journey{Title: text}
	owner := func(kind model.Kind) *model.Participant {
		p := &model.Participant{ID: fmt.Sprintf("p%d", len(j.Participants)+1), Name: text, Label: text, Kind: kind}
		j.Participants = append(j.Participants, p)
		return p
	}
	customer, system := owner(model.Customer), owner(model.System)
	phase := &model.Phase{ID: "ph1", Title: text}
	j.Phases = []*model.Phase{phase}
	node := func(kind model.NodeKind, owner *model.Participant) *model.Node {
		n := &model.Node{ID: fmt.Sprintf("n%d", len(j.Nodes)), Kind: kind, Owner: owner, Phase: phase}
		j.Nodes = append(j.Nodes, n)
		return n
	}
	edge := func(from, to *model.Node, kind model.EdgeKind, branch int, text string) {
		j.Edges = append(j.Edges, &model.Edge{
			ID: fmt.Sprintf("e%d", len(j.Edges)+1), From: from, To: to, Kind: kind, Branch: branch, Text: text,
		})
	}
	step := func(action string) *model.Node {
		n := node(model.StepNode, customer)
		n.Action = action
		return n
	}

	start := node(model.StartNode, customer)
	begin := step(text) // 4: with title and both lanes
	begin.Systems = []*model.Participant{system}
	begin.Channels = []*model.Channel{&model.Channel{ID: "c1", Label: text}}
	begin.Places = []*model.Place{&model.Place{ID: "l1", Label: text}}
	begin.Takes = &model.Duration{Text: text}
	repair := step("repairs")
	decision := node(model.DecisionNode, system)
	decision.Text = text
	left, right := step("left"), step("right")
	fork := node(model.ForkNode, system)
	one, two := step("one"), step("two")
	join := node(model.JoinNode, system)
	again := step("again")
	loop := node(model.LoopNode, system)
	loop.Text = text
	outcome := node(model.OutcomeNode, customer)
	outcome.Text, outcome.Success = text, true

	edge(start, begin, model.Sequence, -1, "")
	edge(begin, decision, model.Sequence, -1, "")
	edge(begin, repair, model.Failed, 0, text)
	edge(repair, decision, model.Sequence, -1, "")
	edge(decision, left, model.Sequence, 0, text)
	edge(decision, right, model.Sequence, 1, "no")
	edge(left, begin, model.Jump, -1, "")
	edge(right, fork, model.Sequence, -1, "")
	edge(fork, one, model.Sequence, 0, "")
	edge(fork, two, model.Sequence, 1, "")
	edge(one, join, model.Sequence, -1, "")
	edge(two, join, model.Sequence, -1, "")
	edge(join, again, model.Sequence, -1, "")
	edge(again, loop, model.Sequence, -1, "")
	edge(loop, again, model.Back, -1, "")
	edge(loop, outcome, model.Sequence, -1, "")

	act := func(n *model.Node) model.Item { return &model.Act{Node: n} }
	j.Body = []model.Item{
		&model.Act{Node: begin, Failures: []model.FailurePath{{Text: text, Body: []model.Item{act(repair)}}}},
		&model.Choice{Node: decision, Branches: []model.Branch{
			{Text: text, Body: []model.Item{act(left), &model.GoTo{Target: begin}}},
			{Text: "no", Body: []model.Item{act(right)}},
		}},
		&model.Parallel{Fork: fork, Join: join, Branches: [][]model.Item{{act(one)}, {act(two)}}},
		&model.Loop{Body: []model.Item{act(again)}, Node: loop},
		act(outcome),
	}
	return j
}
