package sentence

import "github.com/journey-lang/journey/compiler/model"

// mention records what the tokens refer to; nil for the verb.
func (s *sentence) mention(as model.MentionRole, named model.Named, toks []Token) {
	s.node.Mentions = append(s.node.Mentions, model.Mention{As: as, Named: named, At: spanOf(toks)})
}

// mentionRoles are the roles of the participants of a clause.
var mentionRoles = map[model.Roles]model.MentionRole{
	model.To: model.AsReceiver, model.From: model.AsGiver, model.With: model.AsPartner,
}
