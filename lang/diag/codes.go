package diag

import "fmt"

// Code names a rule: J and three digits.
type Code string

// The codes in use. compiler/rules explains each one, with a bad and a good
// example.
const (
	UnexpectedWord     Code = "J001"
	UnclosedString     Code = "J002"
	UnbalancedBlock    Code = "J003"
	ReservedWord       Code = "J004"
	StrayAnnotation    Code = "J005"
	BadValue           Code = "J006"
	HiddenCharacter    Code = "J007"
	UnknownKeyword     Code = "J008"
	Incomplete         Code = "J009"
	StatedTwice        Code = "J010"
	Misplaced          Code = "J011"
	UnreadableFile     Code = "J012"
	BadSetting         Code = "J013"
	UnknownParticipant Code = "J101"
	DeclaredTwice      Code = "J102"
	Sketch             Code = "J103"
	Unused             Code = "J104"
	UnknownName        Code = "J105"
	BadUse             Code = "J106"
	UnknownSetting     Code = "J107"
	LongerName         Code = "J108"
	UnknownKind        Code = "J109"
	BadAllow           Code = "J110"
	UnusedAllow        Code = "J111"
	LookAlike          Code = "J112"
	UnknownEmotion     Code = "J113"
	Passive            Code = "J201"
	CannotAct          Code = "J202"
	NoReceiver         Code = "J203"
	NoDecider          Code = "J204"
	ToOneself          Code = "J205"
	VagueVerb          Code = "J206"
	SeveralThings      Code = "J207"
	NegativeOrTime     Code = "J208"
	UnknownVerb        Code = "J209"
	NotTheirSystem     Code = "J301"
	NoChannel          Code = "J302"
	NoSystem           Code = "J303"
	ViaPerson          Code = "J304"
	OnlyReceives       Code = "J305"
	ChannelAndVerb     Code = "J306"
	NotASystem         Code = "J307"
	UnknownLabel       Code = "J401"
	UnusedLabel        Code = "J402"
	Unreachable        Code = "J403"
	EndlessLoop        Code = "J404"
	SharesOver100      Code = "J405"
	NoBranches         Code = "J406"
	Empty              Code = "J407"
	PhaseInBlock       Code = "J408"
	NoOutcome          Code = "J409"
	JumpIntoParallel   Code = "J410"
	PingPong           Code = "J501"
	HandoffChain       Code = "J502"
	AsksAgain          Code = "J503"
	NoFailurePath      Code = "J504"
	Waiting            Code = "J505"
	Overload           Code = "J506"
	ChannelSwitching   Code = "J507"
	OffScreen          Code = "J508"
	NoIdea             Code = "J509"
	MoodFall           Code = "J510"
)

// CodeInfo is the fixed information about a code.
type CodeInfo struct {
	Code     Code
	Slug     string   // the readable name: unknown-participant
	Severity Severity // by default
}

// codes is ordered by code.
var codes = []CodeInfo{
	{UnexpectedWord, "unexpected-word", Error},
	{UnclosedString, "unclosed-string", Error},
	{UnbalancedBlock, "unbalanced-block", Error},
	{ReservedWord, "reserved-word", Error},
	{StrayAnnotation, "stray-annotation", Error},
	{BadValue, "bad-value", Error},
	{HiddenCharacter, "hidden-character", Warning},
	{UnknownKeyword, "unknown-keyword", Error},
	{Incomplete, "incomplete", Error},
	{StatedTwice, "stated-twice", Error},
	{Misplaced, "misplaced", Error},
	{UnreadableFile, "unreadable-file", Error},
	{BadSetting, "bad-setting", Error},
	{UnknownParticipant, "unknown-participant", Error},
	{DeclaredTwice, "declared-twice", Error},
	{Sketch, "sketch", Info},
	{Unused, "unused", Warning},
	{UnknownName, "unknown-name", Error},
	{BadUse, "bad-use", Error},
	{UnknownSetting, "unknown-setting", Error},
	{LongerName, "longer-name", Error},
	{UnknownKind, "unknown-kind", Error},
	{BadAllow, "bad-allow", Warning},
	{UnusedAllow, "unused-allow", Info},
	{LookAlike, "look-alike", Warning},
	{UnknownEmotion, "unknown-emotion", Warning},
	{Passive, "passive", Error},
	{CannotAct, "cannot-act", Error},
	{NoReceiver, "no-receiver", Warning},
	{NoDecider, "no-decider", Error},
	{ToOneself, "to-oneself", Warning},
	{VagueVerb, "vague-verb", Warning},
	{SeveralThings, "several-things", Warning},
	{NegativeOrTime, "negative-or-time", Error},
	{UnknownVerb, "unknown-verb", Info},
	{NotTheirSystem, "not-their-system", Error},
	{NoChannel, "no-channel", Warning},
	{NoSystem, "no-system", Warning},
	{ViaPerson, "via-person", Error},
	{OnlyReceives, "only-receives", Info},
	{ChannelAndVerb, "channel-and-verb", Warning},
	{NotASystem, "not-a-system", Warning},
	{UnknownLabel, "unknown-label", Error},
	{UnusedLabel, "unused-label", Info},
	{Unreachable, "unreachable", Warning},
	{EndlessLoop, "endless-loop", Warning},
	{SharesOver100, "shares-over-100", Error},
	{NoBranches, "no-branches", Warning},
	{Empty, "empty", Warning},
	{PhaseInBlock, "phase-in-block", Error},
	{NoOutcome, "no-outcome", Info},
	{JumpIntoParallel, "jump-into-parallel", Error},
	{PingPong, "ping-pong", Warning},
	{HandoffChain, "handoff-chain", Warning},
	{AsksAgain, "asks-again", Warning},
	{NoFailurePath, "no-failure-path", Info},
	{Waiting, "waiting-dominates", Warning},
	{Overload, "overload", Warning},
	{ChannelSwitching, "channel-switching", Warning},
	{OffScreen, "off-screen", Warning},
	{NoIdea, "no-idea", Info},
	{MoodFall, "mood-fall", Warning},
}

// Codes returns all codes in order.
func Codes() []CodeInfo { return append([]CodeInfo(nil), codes...) }

// Info returns the fixed information about the code. It panics if the code is
// not in the table, which is a bug in the compiler, not an error in a journey.
func (c Code) Info() CodeInfo {
	for _, i := range codes {
		if i.Code == c {
			return i
		}
	}
	panic(fmt.Sprintf("diag: unknown code %q", string(c)))
}

// Home is the address of the project.
const Home = "https://github.com/journey-lang/journey"

// URL returns the address of the rule's page, which says why the rule matters,
// with a bad and a good example.
func (c Code) URL() string { return Home + "/blob/main/docs/rules/" + string(c) + ".md" }

// IsFinding reports whether the code is about the service itself (J5), not
// about the text that describes it.
func (c Code) IsFinding() bool { return len(c) > 1 && c[1] == '5' }

// IsSyntax reports whether the code means that something could not be read
// (J0). Text with hidden characters (J007) can be read.
func (c Code) IsSyntax() bool { return len(c) > 1 && c[1] == '0' && c != HiddenCharacter }
