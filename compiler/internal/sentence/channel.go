package sentence

import (
	"slices"
	"strings"

	"github.com/journey-lang/journey/compiler/model"
	"github.com/journey-lang/journey/lang/lexicon"
	"github.com/journey-lang/journey/lang/source"
)

// how derives a channel that no clause gives: from the object, the verb or the
// place, in this order.
func (r *Reader) how(s *sentence) {
	n := s.node
	if n.Channel() != nil {
		return
	}
	derive := func(c *Channel, at source.Span) {
		n.Derived = true
		r.addChannel(n, c, at)
	}
	if s.known != nil && s.known.Send && !s.saysOnline() {
		if c, at := r.named(s.object()); c != nil {
			derive(c, at)
			n.Mentions = append(n.Mentions, model.Mention{As: model.AsChannel, Named: c.Channel, At: at})
			return
		}
	}
	onScreen := n.System() != nil && s.known != nil && (s.known.Channel == lexicon.Letter || s.known.Goes) // posts on the portal, visits website
	if s.known != nil && s.known.Channel != "" && n.Reach != model.Inside && !onScreen {
		derive(r.builtin(s.known.Channel), s.head[s.verb].At)
		return
	}
	if n.Place() != nil || n.Premises != nil {
		derive(r.builtin(lexicon.InPerson), s.seen[slotPlace])
	}
}

// saysOnline reports whether the words say that it happens online: letter to
// doctor electronically.
func (s *sentence) saysOnline() bool {
	online := func(toks []Token) bool {
		return slices.ContainsFunc(toks, func(t Token) bool { return !t.Quoted && lexicon.IsOnline(t.Fold) })
	}
	return online(s.object()) || slices.ContainsFunc(s.clauses[:s.open], func(c clause) bool { return online(c.toks[min(c.used, len(c.toks)):]) })
}

// named returns the channel named by the object's noun: the last word before
// its first preposition, or the one before a word such as reminder.
func (r *Reader) named(object []Token) (*Channel, source.Span) {
	end := 0
	for end < len(object) && (object[end].Quoted || !lexicon.IsPreposition(object[end].Fold)) {
		end++
	}
	if c, at := r.channelAtEnd(object[:end]); c != nil {
		return c, at
	}
	if end > 1 && !object[end-1].Quoted && lexicon.IsMessage(object[end-1].Fold) {
		return r.channelAtEnd(object[:end-1])
	}
	return nil, source.Span{}
}

// channelAtEnd returns the channel, among those that an object may name, with
// whose name the tokens end, in the singular or the plural.
func (r *Reader) channelAtEnd(toks []Token) (*Channel, source.Span) {
	for i := range toks {
		if c, k := r.Channels.Match(toks, i); k > 0 && i+k == len(toks) && c.Named && !toks[i].Quoted {
			return c, spanOf(toks[i:])
		}
	}
	if len(toks) == 0 || toks[len(toks)-1].Quoted {
		return nil, source.Span{}
	}
	last := toks[len(toks)-1]
	if one, ok := strings.CutSuffix(last.Fold, "s"); ok {
		if c, ok := r.Channels.whole[one]; ok && c.Named {
			return c, last.At
		}
	}
	return nil, source.Span{}
}

// by reads `by CHANNEL`; a third party is the carrier, and in a passive
// sentence it may name who acts.
func (r *Reader) by(s *sentence, i int) {
	c := &s.clauses[i]
	at := r.skipArticles(c.toks, 0)
	if s.passive {
		if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) {
			s.giver, c.used, c.said = p, at+k, p.Label
			return
		}
	}
	if r.byChannel(s, i, at) {
		return
	}
	if p, k := r.People.Match(c.toks, at); k > 0 && r.ends(c.toks, at+k) && p.Kind == model.ThirdParty {
		if r.take(s, c, slotCarrier) {
			s.node.Carrier, c.used, c.said = p, at+k, p.Label
			s.mention(model.AsCarrier, p, c.toks[at:at+k])
		}
		return
	}
	name := r.phrase(c.toks)
	if near := r.Channels.Near(textFold(name)); near != "" && r.mayMiss(near) {
		r.Report(unknownChannel(r.File, spanOf(name), textOf(name), near))
		if r.take(s, c, slotChannel) {
			ch := r.Channels.whole[near]
			c.used, c.said = at+len(name), ch.Label
			r.addChannel(s.node, ch, c.ast.At)
			r.furtherChannels(s, c)
		}
	}
}

// mayMiss reports whether a near miss of the channel's name is an error: short
// built-in names are too close to ordinary words, as text is to test.
func (r *Reader) mayMiss(name string) bool {
	return len(name) >= 5 || r.Channels.whole[name].Declared
}

// byChannel reads channels, alone or after adjectives: by registered letter. It
// returns false if the tokens at the index are not a channel.
func (r *Reader) byChannel(s *sentence, i, at int) bool {
	c := &s.clauses[i]
	ch, k := r.oneChannel(c.toks, at)
	if k == 0 {
		return false
	}
	if s.joined(i) == nil && !r.take(s, c, slotChannel) {
		return true
	}
	c.used, c.said = at+k, textOf(c.toks[at:at+k])
	r.addChannel(s.node, ch, c.ast.At)
	s.mention(model.AsChannel, ch.Channel, c.toks[at:at+k])
	r.furtherChannels(s, c)
	return true
}

// furtherChannels continues the list of channels after the first one.
func (r *Reader) furtherChannels(s *sentence, c *clause) {
	r.furtherNames(s, c, model.By, func(at int) (string, int) {
		ch, k := r.oneChannel(c.toks, at)
		if k == 0 {
			name := r.phrase(c.toks[at:])
			near := r.Channels.Near(textFold(name))
			r.Report(unknownChannel(r.File, spanOf(name), textOf(name), near))
			if near != "" {
				r.addChannel(s.node, r.Channels.whole[near], c.ast.At)
			}
			return textOf(name), len(name)
		}
		r.addChannel(s.node, ch, c.ast.At)
		s.mention(model.AsChannel, ch.Channel, c.toks[at:at+k])
		return textOf(c.toks[at : at+k]), k
	})
}

// oneChannel returns the channel whose name, perhaps after adjectives, makes up
// everything from the index on, and its number of tokens; 0 if there is none.
func (r *Reader) oneChannel(toks []Token, at int) (*Channel, int) {
	name := r.phrase(toks[at:])
	for i := range name {
		if ch, k := r.Channels.Match(toks, at+i); k > 0 && i+k >= len(name) && r.ends(toks, at+i+k) {
			return ch, i + k
		}
	}
	return nil, 0
}

func (r *Reader) addChannel(n *model.Node, c *Channel, at source.Span) {
	n.Channels = append(n.Channels, c.Channel)
	r.ListChannel(c, r.at(at))
}

func (r *Reader) builtin(key string) *Channel {
	for _, c := range r.Words.Channels() {
		if c.Key == key {
			return r.Channels.whole[c.Words[0]]
		}
	}
	return nil
}
