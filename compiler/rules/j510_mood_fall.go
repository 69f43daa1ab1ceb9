package rules

import (
	"fmt"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/diag"
)

var moodFall = Rule{
	Code:  diag.MoodFall,
	Stage: Check,
	Doc: Doc{
		Summary: "a customer's emotion drops sharply",
		Why: "If an emotion drops by two or more from one moment to the next, something broke a promise. That is where " +
			"the service loses people, and where a small fix makes the biggest difference.",
		Bad: `
customer is a customer
app is a system used by customer
customer orders card via app
  feels happy
customer reads terms via app
  feels worried
succeed Card ordered
`[1:],
		Good: `
customer is a customer
app is a system used by customer
customer orders card via app
  feels happy
customer reads terms via app
  feels calm
succeed Card ordered
`[1:],
	},
	Check: checkMoodFall,
}

func checkMoodFall(p *Pass) {
	if p.broken() {
		return
	}
	for _, f := range p.usualPaths().MoodFalls(int(p.limits.MoodFall)) {
		if !p.sound(f.To.Origin) || !p.sound(f.From.Origin) {
			continue
		}
		d := p.report(diag.MoodFall, f.To.Origin, fmt.Sprintf("the emotion of %s drops from %s to %s, by %d",
			quoted(f.Who), mood(f.From), mood(f.To), f.From.Value-f.To.Value))
		d.Help = "find out what happens in between: record it as a pain point with an opportunity (pain, idea), or add feels to the steps in between"
		d.Related = []diag.Related{related(f.From.Origin, "the emotion before")}
	}
}

// mood formats an emotion with its number: happy (+1).
func mood(f model.Feeling) string {
	number := fmt.Sprintf("%+d", f.Value)
	if f.Value == 0 {
		number = "0"
	}
	if f.Word == "" || f.Word[0] < 'A' { // already a number
		return number
	}
	return fmt.Sprintf("%s (%s)", f.Word, number)
}
