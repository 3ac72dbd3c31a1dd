package sandbox

// The endpoints of an interaction's messages: the original answer and the
// follow-ups.

// byToken finds the interaction of a webhook's route.
func (s *Server) byToken(c *call) (*interaction, error) {
	i := s.tokens[c.PathValue("token")]
	switch {
	case ID(c.PathValue("app")) != s.bot.ID || i == nil || i.callback == 0 || i.callback == typeAutocomplete:
		return nil, errUnknownWebhook
	case s.expired(i):
		return nil, errTokenExpired
	}
	return i, nil
}

// answerOf finds the message of a webhook's route.
func (s *Server) answerOf(c *call) (*interaction, *posted, error) {
	i, err := s.byToken(c)
	if err != nil {
		return nil, nil, err
	}
	id := ID(c.PathValue("message"))
	if id == "@original" && i.original != nil {
		id = i.original.ID
	}
	for _, p := range append([]*posted{i.original}, i.followUps...) {
		if p != nil && p.ID == id && s.message(p.ChannelID, p.ID) == p {
			return i, p, nil
		}
	}
	return nil, nil, errUnknownMessage
}

func (s *Server) getAnswer(c *call) (any, error) {
	_, p, err := s.answerOf(c)
	if err != nil {
		return nil, err
	}
	return p.Message, nil
}

func (s *Server) editAnswer(c *call) (any, error) {
	i, p, err := s.answerOf(c)
	if err != nil {
		return nil, err
	}
	var m messageBody
	if err := c.decode(&m); err != nil {
		return nil, err
	}
	if err := s.change(c, p, m, ""); err != nil {
		return nil, err
	}
	s.see(i)
	return p.Message, nil
}

func (s *Server) deleteAnswer(c *call) (any, error) {
	i, p, err := s.answerOf(c)
	if err != nil {
		return nil, err
	}
	s.remove(p)
	if i.callback == typeDeferUpdate {
		s.see(i)
	}
	return nil, nil
}

// followUp posts a further message. The first one after a deferral takes the
// place of the deferred answer, as it does at Discord.
func (s *Server) followUp(c *call) (any, error) {
	i, err := s.byToken(c)
	if err != nil {
		return nil, err
	}
	var m messageBody
	if err := c.decode(&m); err != nil {
		return nil, err
	}
	if p := i.original; p != nil && p.Thinking() && s.message(p.ChannelID, p.ID) == p {
		if err := s.change(c, p, m, ""); err != nil {
			return nil, err
		}
		s.see(i)
		return p.Message, nil
	}
	p, err := s.newAnswer(c, i, m, "")
	if err != nil {
		return nil, err
	}
	i.followUps = append(i.followUps, p)
	s.see(i)
	return p.Message, nil
}
