package parser

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// The grammar. One struct is one production; the tags are the one definition
// of the syntax, and EBNF prints them. Parse reads statement by statement with
// the productions of single statements, so that one fault hides no other; the
// productions of blocks say how statements nest.
type (
	file struct {
		Items []item `parser:"@@*"`
	}

	item interface{ item() }

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
		UsedBy lexer.Token `parser:"('used' 'by' @Words)?"`
		Color  lexer.Token `parser:"(('color' | 'colour') @String)? End"`
	}
	phase struct {
		Keyword lexer.Token `parser:"@'phase'"`
		Text    lexer.Token `parser:"@Text End"`
	}

	step struct {
		Label   lexer.Token `parser:"Sentence @Label?"`
		Head    lexer.Token `parser:"@Words"`
		Clauses []clause    `parser:"@@* End"`
	}
	clause struct {
		Keyword lexer.Token `parser:"( @('to' | 'from' | 'with' | 'via' | 'by' | 'at')"`
		Words   lexer.Token `parser:"  @Words"`
		In      lexer.Token `parser:"| @'in'"`
		Person  lexer.Token `parser:"  @'person' )"`
	}

	decision struct {
		Label   lexer.Token `parser:"Decision @Label?"`
		Subject lexer.Token `parser:"@Words?"`
		Keyword lexer.Token `parser:"@'decides'"`
		Text    lexer.Token `parser:"@Text End"`
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
		Value   lexer.Token `parser:"@Value End"`
	}
	wait struct {
		Subject lexer.Token `parser:"Wait @Words"`
		Keyword lexer.Token `parser:"@'waits'"`
		Value   lexer.Token `parser:"@Value End"`
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
func (phase) item()       {}
func (step) item()        {}
func (decision) item()    {}
func (when) item()        {}
func (otherwise) item()   {}
func (together) item()    {}
func (and) item()         {}
func (repeat) item()      {}
func (failure) item()     {}
func (end) item()         {}
func (goTo) item()        {}
func (outcome) item()     {}
func (remark) item()      {}
func (link) item()        {}
func (tag) item()         {}
func (duration) item()    {}
func (wait) item()        {}
func (costs) item()       {}
func (moment) item()      {}
func (feels) item()       {}

// grammar is the whole grammar.
var grammar = participle.MustBuild[file](
	participle.Lexer(definition{}),
	participle.CaseInsensitive("Keyword"),
	participle.Union[item](journey{}, goal{}, use{}, set{}, declaration{}, phase{}, step{},
		decision{}, when{}, otherwise{}, together{}, and{}, repeat{}, failure{}, end{}, goTo{},
		outcome{}, remark{}, link{}, tag{}, duration{}, wait{}, costs{}, moment{}, feels{}),
)

// EBNF is the grammar for people.
func EBNF() string { return grammar.String() }
