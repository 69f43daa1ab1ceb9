package ast

// Walk visits all statements in the order of the text, those inside a block
// after the statement that opens it. Each is visited as list[i], so that its
// neighbours can be seen.
func Walk(stmts []Stmt, visit func(list []Stmt, i int)) {
	for i, s := range stmts {
		visit(stmts, i)
		switch s := s.(type) {
		case *Step:
			for _, u := range s.Under {
				if f, ok := u.(*Failure); ok {
					Walk(f.Body, visit)
				}
			}
		case *Decision:
			Walk(s.Before, visit)
			walkBranches(s.Branches, visit)
		case *Together:
			walkBranches(s.Branches, visit)
		case *Repeat:
			Walk(s.Body, visit)
		}
	}
}

func walkBranches(branches []Branch, visit func(list []Stmt, i int)) {
	for _, b := range branches {
		Walk(b.Body, visit)
	}
}
