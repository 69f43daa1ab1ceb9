package diff

import "github.com/journey-lang/journey/compiler/model"

// blocks is the structure of a journey from the point of view of its nodes.
type blocks struct {
	in    []place       // by node: the innermost branch that contains it
	ways  [][]way       // by node: the branches that open there, in the order of the text
	held  [][]int       // by node: the nodes on its branches, without those in nested blocks
	joins map[int]int   // fork to join
	leaps map[int][]int // by node: the nodes that `go to` leads to from there
}

// place is a branch of a block. In the main flow, opener is none.
type place struct {
	opener int // the node that opens the block
	way    int // index in the opener's ways
}

// way is a branch, the body of a loop or a failure path.
type way struct {
	kind     Aspect // Way, Failure, or "" for parallel branches and loops
	text     string
	share    float64
	given    bool // the author wrote the share
	implicit bool // the branch of a decision that simply continues
}

func blocksOf(j *model.Journey, nodes map[*model.Node]int) blocks {
	b := blocks{
		in: make([]place, len(j.Nodes)), ways: make([][]way, len(j.Nodes)), held: make([][]int, len(j.Nodes)),
		joins: map[int]int{}, leaps: map[int][]int{},
	}
	for i := range b.in {
		b.in[i] = place{opener: none}
	}
	given := map[*model.Node][]bool{}
	for _, e := range j.Edges {
		if e.Branch >= 0 && e.Kind != model.Failed {
			given[e.From] = append(given[e.From], e.Given)
		}
		from, okFrom := nodes[e.From]
		to, okTo := nodes[e.To]
		if e.Kind == model.Jump && okFrom && okTo {
			b.leaps[from] = append(b.leaps[from], to)
		}
	}
	r := blockReader{blocks: &b, nodes: nodes, given: given}
	r.items(j.Body, place{opener: none})
	return b
}

// blockReader traverses the structure once.
type blockReader struct {
	*blocks
	nodes map[*model.Node]int
	given map[*model.Node][]bool // by decision and branch: whether the share was written
}

// put records where a node is and returns its index.
func (r blockReader) put(n *model.Node, at place) int {
	i, ok := r.nodes[n]
	if !ok {
		return none
	}
	r.in[i] = at
	if at.opener != none {
		r.held[at.opener] = append(r.held[at.opener], i)
	}
	return i
}

// open records one more branch of a block and its contents.
func (r blockReader) open(opener int, w way, body []model.Item) {
	if opener == none {
		return
	}
	r.ways[opener] = append(r.ways[opener], w)
	r.items(body, place{opener: opener, way: len(r.ways[opener]) - 1})
}

func (r blockReader) items(items []model.Item, at place) {
	for _, item := range items {
		switch item := item.(type) {
		case *model.Act:
			i := r.put(item.Node, at)
			for _, f := range item.Failures {
				r.open(i, way{kind: Failure, text: f.Text, share: f.Share, given: f.Share > 0}, f.Body)
			}
		case *model.Choice:
			i := r.put(item.Node, at)
			for k, w := range item.Branches {
				written := r.given[item.Node]
				r.open(i, way{kind: Branch, text: w.Text, share: w.Share, given: k < len(written) && written[k], implicit: w.Implicit}, w.Body)
			}
		case *model.Parallel:
			i := r.put(item.Fork, at)
			if join := r.put(item.Join, at); i != none && join != none {
				r.joins[i] = join
			}
			for _, branch := range item.Branches {
				r.open(i, way{}, branch)
			}
		case *model.Loop:
			i := r.put(item.Node, at)
			r.open(i, way{text: item.Node.Text}, item.Body)
		}
	}
}
