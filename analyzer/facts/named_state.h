#ifndef FACTS_NAMED_STATE_H
#define FACTS_NAMED_STATE_H

#include "facts/collector.h"

/* Inside of named_read: what a component's state may be. */
struct named_held {
	VEC(struct site) values;
	bool others; /* it may be something else, too */
};

/*
 * Is a name a state of React's or Svelte's? Then all that is seen to be put
 * there, without the "" that stands for nothing so far.
 */
bool named_state(struct collector *collector, struct site name, struct named_held *out);

#endif
