package diff

import (
	"cmp"
	"math"
	"slices"

	"github.com/journey-lang/journey/compiler/internal/sentence"
	"github.com/journey-lang/journey/compiler/model"
)

// The similarity of two nodes is a sum of parts. What is said counts most; who
// does it, who is involved, the phase, the means and the position in the order
// break ties and add weight. The parts add up to 1.
const (
	wordsPart = 0.56
	ownerPart = 0.13
	otherPart = 0.09
	phasePart = 0.09
	meansPart = 0.04 // channel and system
	blockPart = 0.03 // the branch
	orderPart = 0.06
)

const (
	leastWords  = 0.25 // nodes with less in common never match
	leastAlike  = 0.4  // nor do nodes with a lower score
	leastAcross = 0.5  // like leastWords, if only one of them has a recipient
	leastApart  = 0.8  // like leastWords, if somebody else does it in another phase
	mostWords   = 64   // how many words of a node count
	window      = 24   // how many nodes with a word are considered: those closest to the expected position
)

// alike is a pair of nodes that may match.
type alike struct {
	i, j  int
	score float64
}

// matchAlike matches each remaining node with the most similar one, best pairs
// first. That is the greedy graph matching of Dijkman, Dumas and
// García-Bañuelos ("Graph Matching Algorithms for Business Process Model
// Similarity Search", BPM 2009), with the similarity of labels as sets of words
// (Dijkman et al., "Similarity of business process models: Metrics and
// evaluation", Information Systems 36(2), 2011) and of their context. Only
// nodes that share a word are considered, so it is nearly linear.
func (c *comparison) matchAlike() {
	v := c.vocabulary()
	where := c.expected()
	b, a := &c.sides[0], &c.sides[1]
	var found []alike
	for i, n := range b.journey.Nodes {
		if v.of[0][i] == nil {
			continue
		}
		looked := map[int]bool{}
		for _, w := range v.of[0][i] {
			for _, j := range near(v.having[w], where[i]) {
				if looked[j] || a.journey.Nodes[j].Kind != n.Kind {
					continue
				}
				looked[j] = true
				if score, ok := c.score(v, i, j, where[i]); ok {
					found = append(found, alike{i, j, score})
				}
			}
		}
	}
	slices.SortFunc(found, func(x, y alike) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
	})
	for _, f := range found {
		if b.nodePartners[f.i] == none && a.nodePartners[f.j] == none {
			c.pairNodes(f.i, f.j)
		}
	}
}

// score returns the similarity of two nodes, in [0, 1], and whether they may
// match.
func (c *comparison) score(v vocabulary, i, j, where int) (float64, bool) {
	b, a := &c.sides[0], &c.sides[1]
	n, m := b.journey.Nodes[i], a.journey.Nodes[j]
	others, more := v.others[0][i], v.others[1][j]
	owned := c.samePerson(n.Owner, m.Owner)
	said, matter := v.shared(i, j)
	least := leastWords
	if (n.Reach == model.Inside) != (m.Reach == model.Inside) {
		least = leastAcross
	}
	if !owned && c.otherPhase(n, m) {
		least = leastApart
	}
	if said < least || !matter && !(owned && c.samePeople(others, more)) {
		return 0, false
	}
	score := wordsPart*said + orderPart/(1+math.Abs(float64(j-where))/4)
	if owned {
		score += ownerPart
	}
	if len(others)+len(more) == 0 {
		score += otherPart
	} else {
		score += otherPart * 2 * float64(c.shared(others, more)) / float64(len(others)+len(more))
	}
	if p, q := b.phaseOf(n), a.phaseOf(m); p == none && q == none || p != none && b.phasePartners[p] == q {
		score += phasePart
	}
	if c.samePerson(n.System(), m.System()) && channelID(n) == channelID(m) {
		score += meansPart
	}
	if v.ways[0][i] == v.ways[1][j] {
		score += blockPart
	}
	score = math.Round(score*1e9) / 1e9 // the same on every machine
	return score, score >= leastAlike
}

// otherPhase reports whether two nodes are in different phases for certain: a
// phase without a partner may still be the same under another name.
func (c *comparison) otherPhase(n, m *model.Node) bool {
	b, a := &c.sides[0], &c.sides[1]
	p, q := b.phaseOf(n), a.phaseOf(m)
	return p != none && q != none && b.phasePartners[p] != q && (b.phasePartners[p] != none || a.phasePartners[q] != none)
}

func channelID(n *model.Node) string {
	if n.Channel() == nil {
		return ""
	}
	return n.Channel().ID
}

// expected returns, for each node of the first journey, its position in the
// second if only its neighbourhood had stayed.
func (c *comparison) expected() []int {
	where := make([]int, len(c.sides[0].nodePartners))
	shift := 0
	for i, j := range c.sides[0].nodePartners {
		if j != none {
			shift = j - i
		}
		where[i] = i + shift
	}
	return where
}

// near returns the entries of a sorted list that are closest to a value.
func near(list []int, to int) []int {
	if len(list) <= window {
		return list
	}
	at, _ := slices.BinarySearch(list, to)
	from := min(max(at-window/2, 0), len(list)-window)
	return list[from : from+window]
}

// vocabulary holds the words, as numbers, of nodes without a partner.
type vocabulary struct {
	of     [2][][]int                // by side and node: the words in ascending order; nil for nodes that are not compared
	verb   [2][][]int                // by side and node: those of them that are its verb
	others [2][][]*model.Participant // by side and node: everybody else involved
	ways   [2][]string               // by side and node: its branch
	having [][]int                   // by word: the nodes of the second journey that have it
	weight []float64                 // by word: the rarer, the higher
}

func (c *comparison) vocabulary() vocabulary {
	var v vocabulary
	numbers := map[string]int{}
	var count []int
	total := 0
	for of := range c.sides {
		s := &c.sides[of]
		v.of[of] = make([][]int, len(s.journey.Nodes))
		v.verb[of] = make([][]int, len(s.journey.Nodes))
		v.others[of] = make([][]*model.Participant, len(s.journey.Nodes))
		v.ways[of] = make([]string, len(s.journey.Nodes))
		for i, n := range s.journey.Nodes {
			if !reported(n) || s.nodePartners[i] != none {
				continue
			}
			total++
			v.others[of][i], v.ways[of][i] = n.Others(), s.onWay(i)
			list := []int{}
			said, verb := sentence.Terms(n, s.words)
			for _, w := range said {
				id, known := numbers[w]
				if !known {
					id = len(count)
					numbers[w] = id
					count = append(count, 0)
					v.having = append(v.having, nil)
				}
				if len(list) < mostWords && !slices.Contains(list, id) {
					list = append(list, id)
					count[id]++
					if of == 1 {
						v.having[id] = append(v.having[id], i)
					}
				}
			}
			slices.Sort(list)
			v.of[of][i] = list
			for _, w := range verb {
				v.verb[of][i] = append(v.verb[of][i], numbers[w])
			}
		}
	}
	v.weight = make([]float64, len(count))
	for id, n := range count {
		v.weight[id] = math.Log1p(float64(total) / float64(n))
	}
	return v
}

// shared returns how much two nodes have in common, in [0, 1]: Dice's
// coefficient of their words, with more weight for rare ones. It also reports
// whether that is more than the verb: sending one thing is not sending another.
func (v vocabulary) shared(i, j int) (share float64, matter bool) {
	x, y := v.of[0][i], v.of[1][j]
	var both, all float64
	for _, w := range x {
		all += v.weight[w]
	}
	for _, w := range y {
		all += v.weight[w]
	}
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			both += v.weight[x[0]]
			matter = matter || !slices.Contains(v.verb[0][i], x[0]) || !slices.Contains(v.verb[1][j], x[0])
			x, y = x[1:], y[1:]
		}
	}
	if all == 0 {
		return 0, false
	}
	return 2 * both / all, matter
}
