package parser

import (
	"fmt"
	"strings"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/journey-lang/journey/lang/keyword"
)

// The grammar of statements. One struct is one production; the tags are the
// only definition of the syntax, and EBNF prints them. Parse reads statement by
// statement with the productions of single statements, so that one error hides
// no other; the first productions say how statements nest, which Parse keeps on
// a stack. The words of a step are opaque here: compiler/internal/sentence reads them.
type (
	file struct {
		Items []item `parser:"@@*"`
	}

	item interface{ item() }

	stage struct {
		Phase phase        `parser:"@@"`
		Notes []annotation `parser:"@@*"`
	}
	action struct {
		Step  step    `parser:"@@"`
		Under []under `parser:"@@*"`
	}
	choice struct {
		Decision decision     `parser:"@@"`
		Notes    []annotation `parser:"@@*"`
		Ways     []way        `parser:"( @@*"`
		End      end          `parser:"  @@"`
		After    []annotation `parser:"  @@* )?"`
	}
	condition struct {
		Fact  fact         `parser:"@@"`
		Items []item       `parser:"@@*"`
		Rest  *rest        `parser:"@@?"`
		End   end          `parser:"@@"`
		After []annotation `parser:"@@*"`
	}
	rest struct {
		Otherwise otherwise `parser:"@@"`
		Items     []item    `parser:"@@*"`
	}
	way struct {
		When      *when      `parser:"( @@"`
		Otherwise *otherwise `parser:"| @@ )"`
		Items     []item     `parser:"@@*"`
	}
	parallel struct {
		Together together     `parser:"@@"`
		Items    []item       `parser:"@@*"`
		Branches []branch     `parser:"@@*"`
		End      end          `parser:"@@"`
		After    []annotation `parser:"@@*"`
	}
	branch struct {
		And   and    `parser:"@@"`
		Items []item `parser:"@@*"`
	}
	loop struct {
		Repeat repeat       `parser:"@@"`
		Items  []item       `parser:"@@*"`
		End    end          `parser:"@@"`
		After  []annotation `parser:"@@*"`
	}
	result struct {
		Outcome outcome      `parser:"@@"`
		Notes   []annotation `parser:"@@*"`
	}
	exception struct {
		Failure failure `parser:"@@"`
		Items   []item  `parser:"@@*"`
		End     end     `parser:"@@"`
	}

	// under is what is allowed under a step.
	under interface{ under() }
	// annotation is what is allowed under anything else.
	annotation interface{ annotation() }

	journey struct {
		Keyword lexer.Token `parser:"@'journey'"`
		Text    lexer.Token `parser:"@Text End"`
	}
	goal struct {
		Keyword lexer.Token `parser:"@'goal'"`
		Text    lexer.Token `parser:"@Text End"`
	}
	use struct {
		Keyword lexer.Token `parser:"@'use'"`
		Text    lexer.Token `parser:"@Text End"`
	}
	set struct {
		Keyword lexer.Token `parser:"@'set'"`
		Key     lexer.Token `parser:"@Words"`
		Values  lexer.Token `parser:"@Words End"`
	}
	declaration struct {
		Name   lexer.Token `parser:"Declaration @Words"`
		Is     lexer.Token `parser:"@'is' ('a' | 'an' | 'the')?"`
		Kind   lexer.Token `parser:"@Words"`
		Title  lexer.Token `parser:"@String?"`
		Used   lexer.Token `parser:"(@'used' 'by'"`
		UsedBy lexer.Token `parser:"@Words)?"`
		Color  lexer.Token `parser:"(('color' | 'colour') @String)? End"`
	}
	phase struct {
		Keyword lexer.Token `parser:"@'phase'"`
		Text    lexer.Token `parser:"@Text End"`
	}

	// A step only has its tokens, because capturing each of them would double
	// the time for a file.
	step struct {
		Tokens []lexer.Token
		Form   struct{} `parser:"Sentence Label? Words ((Clause Words) | InPerson)* End"`
	}

	decision struct {
		Label   lexer.Token `parser:"Decision @Label?"`
		Subject lexer.Token `parser:"@Words?"`
		Keyword lexer.Token `parser:"@'decides'"`
		Text    lexer.Token `parser:"@Text End"`
	}
	fact struct {
		Label   lexer.Token `parser:"@Label?"`
		Keyword lexer.Token `parser:"@'if'"`
		Text    lexer.Token `parser:"@Text"`
		Share   lexer.Token `parser:"@Share? End"`
	}
	when struct {
		Keyword lexer.Token `parser:"@'when'"`
		Text    lexer.Token `parser:"@Text"`
		Share   lexer.Token `parser:"@Share? End"`
	}
	otherwise struct {
		Keyword lexer.Token `parser:"@'otherwise'"`
		Share   lexer.Token `parser:"@Share? End"`
	}
	together struct {
		Label   lexer.Token `parser:"@Label?"`
		Keyword lexer.Token `parser:"@'together' End"`
	}
	and struct {
		Keyword lexer.Token `parser:"@'and' End"`
	}
	repeat struct {
		Label   lexer.Token `parser:"@Label?"`
		Keyword lexer.Token `parser:"@'repeat'"`
		Until   lexer.Token `parser:"( 'until' @Text"`
		Times   lexer.Token `parser:"| @Value 'times' ) End"`
	}
	failure struct {
		Keyword lexer.Token `parser:"@'on'"`
		Failure lexer.Token `parser:"@'failure'"`
		Text    lexer.Token `parser:"@Text"`
		Share   lexer.Token `parser:"@Share? End"`
	}
	end struct {
		Keyword lexer.Token `parser:"@'end' End"`
	}
	goTo struct {
		Keyword lexer.Token `parser:"@'go' 'to'"`
		Target  lexer.Token `parser:"@Label End"`
	}
	outcome struct {
		Keyword lexer.Token `parser:"@('succeed' | 'fail')"`
		Text    lexer.Token `parser:"@Text? End"`
	}

	remark struct {
		Keyword lexer.Token `parser:"@('pain' | 'idea' | 'risk' | 'note' | 'quote' | 'evidence')"`
		Text    lexer.Token `parser:"@Text End"`
	}
	link struct {
		Keyword lexer.Token `parser:"@'link'"`
		URL     lexer.Token `parser:"@Value"`
		Text    lexer.Token `parser:"@Text? End"`
	}
	tag struct {
		Keyword lexer.Token `parser:"@'tag'"`
		Words   lexer.Token `parser:"@Words End"`
	}
	duration struct {
		Keyword lexer.Token `parser:"@('takes' | 'waits')"`
		Value   lexer.Token `parser:"@Value"`
		Text    lexer.Token `parser:"@Text? End"`
	}
	wait struct {
		Subject lexer.Token `parser:"Wait @Words"`
		Keyword lexer.Token `parser:"@'waits'"`
		Value   lexer.Token `parser:"@Value"`
		Text    lexer.Token `parser:"@Text? End"`
	}
	costs struct {
		Keyword lexer.Token `parser:"@'costs'"`
		Value   lexer.Token `parser:"@Value End"`
	}
	moment struct {
		Keyword lexer.Token `parser:"@'moment' 'of'"`
		Truth   lexer.Token `parser:"@'truth' End"`
	}
	feels struct {
		Subject lexer.Token `parser:"(Mood @Words)?"`
		Keyword lexer.Token `parser:"@'feels'"`
		Mood    lexer.Token `parser:"@Value"`
		Text    lexer.Token `parser:"@Text? End"`
	}
)

func (journey) item()     {}
func (goal) item()        {}
func (use) item()         {}
func (set) item()         {}
func (declaration) item() {}
func (stage) item()       {}
func (action) item()      {}
func (choice) item()      {}
func (condition) item()   {}
func (parallel) item()    {}
func (loop) item()        {}
func (goTo) item()        {}
func (result) item()      {}

func (remark) annotation()   {}
func (link) annotation()     {}
func (tag) annotation()      {}
func (duration) annotation() {}
func (wait) annotation()     {}
func (costs) annotation()    {}
func (moment) annotation()   {}
func (feels) annotation()    {}

func (remark) under()    {}
func (link) under()      {}
func (tag) under()       {}
func (duration) under()  {}
func (wait) under()      {}
func (costs) under()     {}
func (moment) under()    {}
func (feels) under()     {}
func (exception) under() {}

// grammar is the parser of the whole grammar.
var grammar = participle.MustBuild[file](
	participle.Lexer(definition{}),
	participle.CaseInsensitive("Keyword"),
	participle.Union[item](journey{}, goal{}, use{}, set{}, declaration{}, stage{}, action{},
		choice{}, condition{}, parallel{}, loop{}, goTo{}, result{}),
	participle.Union[under](remark{}, link{}, tag{}, duration{}, wait{}, costs{}, moment{}, feels{}, exception{}),
	participle.Union[annotation](remark{}, link{}, tag{}, duration{}, wait{}, costs{}, moment{}, feels{}),
)

// lexis describes the tokens of the grammar.
var lexis = []struct{ name, means string }{
	{"label", "one word and a colon; after `go to` the word alone"},
	{"words", "a run of words and strings up to the next clause or keyword"},
	{"text", "one string, or the rest of the line"},
	{"string", "a string between double quotes, straight or curly"},
	{"share", "a percentage in parentheses at the end of the line: (90%)"},
	{"value", "what the keyword takes: a duration, an amount, an emotion, a link, a count"},
	{"clause", ""}, // from the vocabulary
	{"inperson", "the words in person, before another clause or at the end"},
	{"sentence", "nothing; no other kind of line begins here"},
	{"declaration", "nothing; `is` and an article or a kind follow"},
	{"decision", "nothing; `decides` without `to` follows"},
	{"mood", "nothing; `feels` and an emotion follow"},
	{"wait", "nothing; `waits` and a whole duration follow"},
	{"end", "nothing; the line ends here, and for a sentence the next line begins with no clause"},
}

// EBNF returns the grammar in readable form: the productions that Parse uses,
// and what their tokens are.
func EBNF() string {
	var b strings.Builder
	for line := range strings.Lines(grammar.String()) {
		name, rest, _ := strings.Cut(line, " = ")
		fmt.Fprintf(&b, "%-11s = %s", name, rest)
	}
	b.WriteString("\n\n")
	for _, l := range lexis {
		if l.name == "clause" {
			l.means = clauseWords()
		}
		fmt.Fprintf(&b, "%-13s = %s .\n", "<"+l.name+">", l.means)
	}
	return b.String()
}

// clauseWords lists the clause keywords of one word.
func clauseWords() string {
	var list []string
	for _, e := range keyword.Table() {
		if e.Role == keyword.Clause && !strings.Contains(e.Word, " ") {
			list = append(list, fmt.Sprintf("%q", e.Word))
		}
	}
	return strings.Join(list, " | ")
}
