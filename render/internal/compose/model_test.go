package compose_test

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/model"
)

// builder makes journeys by hand, so that these tests need no parser.
type builder struct {
	j     *model.Journey
	phase *model.Phase
	last  *model.Node // the flow continues from here
}

func newJourney(title, goal string) *builder {
	return &builder{j: &model.Journey{Title: title, Goal: goal}}
}

func (b *builder) participant(label string, kind model.Kind) *model.Participant {
	p := &model.Participant{ID: fmt.Sprintf("p%d", len(b.j.Participants)+1), Name: label, Label: label, Kind: kind}
	b.j.Participants = append(b.j.Participants, p)
	return p
}

func (b *builder) openPhase(title string) {
	b.phase = &model.Phase{ID: fmt.Sprintf("ph%d", len(b.j.Phases)+1), Title: title}
	b.j.Phases = append(b.j.Phases, b.phase)
}

func (b *builder) node(kind model.NodeKind, owner *model.Participant) *model.Node {
	n := &model.Node{ID: fmt.Sprintf("n%d", len(b.j.Nodes)), Kind: kind, Owner: owner, Phase: b.phase}
	b.j.Nodes = append(b.j.Nodes, n)
	return n
}

func (b *builder) edge(from, to *model.Node, kind model.EdgeKind, branch int, text string, share float64) *model.Edge {
	e := &model.Edge{
		ID: fmt.Sprintf("e%d", len(b.j.Edges)+1), From: from, To: to, Kind: kind, Branch: branch, Text: text, Share: share, Given: share > 0,
	}
	b.j.Edges = append(b.j.Edges, e)
	return e
}

// then appends a node to the flow.
func (b *builder) then(n *model.Node) *model.Node {
	if b.last != nil {
		b.edge(b.last, n, model.Sequence, -1, "", 0)
	}
	b.last = n
	return n
}

func (b *builder) step(owner *model.Participant, action string, receivers ...*model.Participant) *model.Node {
	n := b.node(model.StepNode, owner)
	n.Action, n.Receivers = action, receivers
	n.Sentence = owner.Label + " " + action
	for _, r := range receivers {
		n.Sentence += " to " + r.Label
	}
	return n
}

func act(n *model.Node) *model.Act { return &model.Act{Node: n} }

func channel(id, label string) *model.Channel { return &model.Channel{ID: id, Label: label} }

func duration(text string) *model.Duration { return &model.Duration{Text: text} }

func remark(text string) []model.Remark { return []model.Remark{{Text: text}} }

// lostCard is the example of the language's guide.
func lostCard() *model.Journey {
	b := newJourney("Replace a lost card", "A working card in the customer's hands within three days")
	customer := b.participant("Card holder", model.Customer)
	rep := b.participant("Service rep", model.Rep)
	app := b.participant("Mobile app", model.System)
	helpdesk := b.participant("Help desk", model.System)
	core := b.participant("Card system", model.System)
	night := b.participant("Night desk", model.Rep)
	courier := b.participant("Courier", model.ThirdParty)
	var body []model.Item

	start := b.then(b.node(model.StartNode, customer))
	b.openPhase("Report")
	start.Phase = b.phase
	report := b.then(b.step(customer, "reports lost card", rep))
	report.Systems = []*model.Participant{app}
	report.Feelings = []model.Feeling{{Who: customer, Value: -1, Word: "worried", Text: "What if someone uses it?"}}
	ticket := b.then(b.step(helpdesk, "opens ticket for rep"))
	block := b.then(b.step(rep, "blocks card"))
	block.Systems, block.Takes = []*model.Participant{core}, duration("2m")
	call := b.step(rep, "calls night desk", night)
	call.Channels = []*model.Channel{channel("phone", "phone")}
	b.edge(block, call, model.Failed, 0, "Core is down", 0)
	body = append(body, act(report), act(ticket),
		&model.Act{Node: block, Failures: []model.FailurePath{{Text: "Core is down", Body: []model.Item{act(call)}}}})

	b.openPhase("Verify")
	verify := b.then(b.step(rep, "asks the customer for ID number", customer))
	verify.Channels, verify.Pains = []*model.Channel{channel("phone", "phone")}, remark("The customer has given it twice already")
	b.edge(call, verify, model.Sequence, -1, "", 0)
	reads := b.then(b.step(customer, "reads ID number", rep))
	reads.Channels = []*model.Channel{channel("phone", "phone")}
	decide := b.then(b.node(model.DecisionNode, rep))
	decide.Text = "Identity confirmed?"
	order := b.step(rep, "orders new card")
	order.Systems = []*model.Participant{core}
	sms := b.step(rep, "sends pre-written SMS", customer)
	sms.Channels, sms.Systems, sms.Waits = []*model.Channel{channel("sms", "SMS")}, []*model.Participant{helpdesk}, duration("1 day")
	b.edge(decide, order, model.Sequence, 0, "yes", 0.9)
	b.edge(decide, sms, model.Sequence, 1, "no", 0.1)
	b.edge(sms, verify, model.Jump, -1, "", 0)
	b.last = order
	body = append(body, act(verify), act(reads), &model.Choice{Node: decide, Branches: []model.Branch{
		{Text: "yes", Share: 0.9, Body: []model.Item{act(order)}},
		{Text: "no", Share: 0.1, Body: []model.Item{act(sms), &model.GoTo{Target: verify}}},
	}})

	b.openPhase("Deliver")
	fork := b.then(b.node(model.ForkNode, rep))
	deliver := b.step(courier, "delivers card", customer)
	deliver.Channels, deliver.Takes = []*model.Channel{channel("in-person", "in person")}, duration("1d..3d")
	pin := b.step(core, "sends PIN letter", customer)
	pin.Channels = []*model.Channel{channel("letter", "letter")}
	join := b.node(model.JoinNode, rep)
	b.edge(fork, deliver, model.Sequence, 0, "", 0)
	b.edge(fork, pin, model.Sequence, 1, "", 0)
	b.edge(deliver, join, model.Sequence, -1, "", 0)
	b.edge(pin, join, model.Sequence, -1, "", 0)
	b.last = join
	activate := b.then(b.step(customer, "activates card"))
	activate.Systems, activate.Truth = []*model.Participant{app}, true
	activate.Feelings = []model.Feeling{{Who: customer, Value: 1, Word: "relieved"}}
	done := b.then(b.node(model.OutcomeNode, customer))
	done.Text, done.Success = "Card in use", true
	b.j.Body = append(body,
		&model.Parallel{Fork: fork, Join: join, Branches: [][]model.Item{{act(deliver)}, {act(pin)}}}, act(activate), act(done))
	return b.j
}
