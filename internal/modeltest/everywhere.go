package modeltest

import "github.com/journey-lang/journey/compiler/model"

// Everywhere puts a text in each field of a journey that holds an author's
// text, to see what happens to it. It changes the journey.
func Everywhere(j *model.Journey, text string) {
	j.Title, j.Goal = text, text
	for _, p := range j.Participants {
		p.Name, p.Label = text, text
	}
	for _, c := range j.Channels {
		c.Label = text
	}
	for _, p := range j.Places {
		p.Label = text
	}
	for _, p := range j.Phases {
		p.Title = text
		annotate(&p.Annotations, text)
	}
	for _, n := range j.Nodes {
		for _, field := range []*string{&n.Label, &n.Sentence, &n.Action, &n.Adverb, &n.Verb, &n.Object, &n.Text} {
			*field = text
		}
		if n.Channel() != nil {
			n.Channel().Label = text
		}
		annotate(&n.Annotations, text)
	}
	for _, e := range j.Edges {
		if e.Text != "" {
			e.Text = text
		}
	}
	items(j.Body, text)
}

func items(list []model.Item, text string) {
	for _, item := range list {
		switch item := item.(type) {
		case *model.Act:
			for i := range item.Failures {
				item.Failures[i].Text = text
				items(item.Failures[i].Body, text)
			}
		case *model.Choice:
			for i := range item.Branches {
				item.Branches[i].Text = text
				items(item.Branches[i].Body, text)
			}
		case *model.Parallel:
			for _, b := range item.Branches {
				items(b, text)
			}
		case *model.Loop:
			items(item.Body, text)
		}
	}
}

// annotate adds the text in every kind of annotation.
func annotate(a *model.Annotations, text string) {
	remarks := []model.Remark{{Text: text}}
	a.Pains, a.Ideas, a.Risks, a.Notes, a.Quotes, a.Evidence = remarks, remarks, remarks, remarks, remarks, remarks
	a.Links = []model.Link{{URL: "https://example.com/" + text, Text: text}, {URL: "javascript:" + text}}
	a.Tags = []string{text}
	a.Takes = &model.Duration{Min: 1, Max: 2, Text: text}
	a.Waits = &model.Duration{Min: 1, Max: 1, Text: text}
	a.Costs = []model.Cost{{Min: 1, Max: 2, Unit: model.Unit{Name: text, Key: text}}, {Min: 1, Max: 1, Unit: model.Unit{Name: text, Before: true, Key: text}}}
	a.Truth = true
	a.Feelings = []model.Feeling{{Value: -1, Word: text, Text: text}}
}
