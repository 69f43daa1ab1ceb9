package diff

// Aspect says what has changed about a thing.
type Aspect string

// The aspects, as words suitable for data and readers.
const (
	Title    Aspect = "title"
	Goal     Aspect = "goal"
	Name     Aspect = "name"
	Label    Aspect = "label" // of a participant, or the author's label of a step
	KindOf   Aspect = "kind"
	UsedBy   Aspect = "used by"
	Wording  Aspect = "wording" // what is done, decided or achieved
	Owner    Aspect = "owner"
	Phase    Aspect = "phase"
	Order    Aspect = "order"   // which thing of the same phase it follows
	Block    Aspect = "block"   // which block contains it
	To       Aspect = "to"      // recipients
	From     Aspect = "from"    // givers
	With     Aspect = "with"    // partners
	Via      Aspect = "via"     // system or carrier
	Channel  Aspect = "channel" // how
	Place    Aspect = "place"   // where
	Takes    Aspect = "takes"   // work
	Waits    Aspect = "waits"   // idle time, and who waits
	Costs    Aspect = "costs"   // money or another unit
	Outcome  Aspect = "outcome" // success or failure
	Branch   Aspect = "branch"  // a branch of a decision, with its share
	Failure  Aspect = "failure" // an `on failure` path, with its share
	GoesTo   Aspect = "goes to" // a jump
	Truth    Aspect = "moment of truth"
	Mood     Aspect = "mood"     // what a customer feels
	Pain     Aspect = "pain"     // …and the author's other notes
	Idea     Aspect = "idea"     //
	Risk     Aspect = "risk"     //
	Note     Aspect = "note"     //
	Quote    Aspect = "quote"    //
	Evidence Aspect = "evidence" //
	Link     Aspect = "link"     //
	Tag      Aspect = "tag"      //
)

// Moves reports whether the aspect says where a thing is, not what it is.
func (a Aspect) Moves() bool { return a == Phase || a == Order || a == Block }
