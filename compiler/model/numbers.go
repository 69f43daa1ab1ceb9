package model

// Numbers numbers steps and decisions for readers: from 1, in the order of the
// text.
func (j *Journey) Numbers() map[*Node]int {
	numbers := map[*Node]int{}
	for _, n := range j.Nodes {
		if n.Kind == StepNode || n.Kind == DecisionNode {
			numbers[n] = len(numbers) + 1
		}
	}
	return numbers
}
