package gen

import "strings"

// sentence writes a step: solo work, or something that reaches somebody.
func (g *generator) sentence(at block, owner *participant) {
	parts := []string{g.label(at) + g.subject(owner)}
	if g.chance(0.1) {
		parts[0] += " " + pick(g, adverbs)
	}
	other := pick(g, g.people)
	if other != owner && g.chance(g.Handoff) {
		parts = g.reaching(parts, owner, other)
	} else {
		parts[0] += " " + pick(g, solo)
		if system := g.system(owner, nil); system != nil && g.chance(0.4) {
			parts = append(parts, "via "+g.name(system))
		}
	}
	text := parts[0]
	for _, part := range parts[1:] {
		if g.chance(g.Continue) {
			if g.chance(g.Comment) {
				text += "  # " + pick(g, texts)
			}
			text += "\n" + strings.Repeat("  ", at.depth+2) + part
		} else {
			text += " " + part
		}
	}
	if g.chance(0.05) && !strings.HasSuffix(text, `"`) {
		text += "."
	}
	g.line(at.depth, text)
}

// reaching adds a verb, its object and its clauses.
func (g *generator) reaching(parts []string, owner, other *participant) []string {
	name := g.name(other)
	switch g.r.IntN(6) {
	case 0: // person-directed: the recipient follows the verb
		parts[0] += " " + strings.ReplaceAll(pick(g, directed), "%", name)
	case 1:
		parts[0] += " collects " + pick(g, things)
		parts = append(parts, "from "+name)
	case 2:
		parts[0] += " discusses " + pick(g, things)
		parts = append(parts, "with "+name)
	case 3:
		if third := pick(g, g.people); third != owner && third != other {
			name = list([]*participant{other, third})
		}
		fallthrough
	default:
		parts[0] += " " + pick(g, giving) + " " + pick(g, things)
		parts = append(parts, "to "+name)
	}
	return append(parts, g.how(owner, other)...)
}

// how returns clauses that say how and where; each at most once, all valid.
func (g *generator) how(owner, other *participant) []string {
	system := g.system(owner, other)
	switch g.r.IntN(8) {
	case 0:
		return []string{"in person"}
	case 1:
		if len(g.places) > 0 {
			return []string{"at " + pick(g, g.places)}
		}
		return []string{"at " + g.name(other)}
	case 2:
		if len(g.channels) > 0 {
			return []string{"by " + pick(g, g.channels)}
		}
		return []string{"by letter"}
	case 3:
		if system != nil {
			clauses := []string{"by " + pick(g, channels), "via " + g.name(system)}
			if g.chance(0.5) {
				clauses[0], clauses[1] = clauses[1], clauses[0]
			}
			return clauses
		}
		return []string{"via email"}
	case 4, 5:
		if system != nil {
			return []string{"via " + g.name(system)}
		}
	}
	return []string{"by " + pick(g, channels)}
}

// system returns one that the owner may act through, and that is not the
// recipient; or nil.
func (g *generator) system(owner, other *participant) *participant {
	var free []*participant
	for _, s := range g.people {
		if s.kind == "system" && s != owner && s != other && s.serves(owner) {
			free = append(free, s)
		}
	}
	if free == nil {
		return nil
	}
	return pick(g, free)
}

// serves reports whether p may act through the system.
func (s *participant) serves(p *participant) bool {
	for _, user := range s.usedBy {
		if user == p {
			return true
		}
	}
	return p.kind == "system" || len(s.usedBy) == 0 && p.kind != "third party"
}

// subject returns what a participant is called at the start of a sentence.
func (g *generator) subject(p *participant) string {
	if g.chance(0.1) && !strings.HasPrefix(p.name, `"`) {
		return "The " + p.name
	}
	if g.chance(0.1) && p.label != "" {
		return p.label
	}
	return p.name
}

// name returns what a participant is called inside a sentence.
func (g *generator) name(p *participant) string {
	if g.chance(0.15) && !strings.HasPrefix(p.name, `"`) {
		return pick(g, []string{"the ", "their ", "our "}) + p.name
	}
	if g.chance(0.1) && p.label != "" {
		return p.label
	}
	if g.chance(0.05) {
		return strings.ToUpper(p.name)
	}
	return p.name
}
