#ifndef FACTS_PROGRESS_H
#define FACTS_PROGRESS_H

#include <stdatomic.h>

/* How far a run is: counted by its threads, for another one to look at meanwhile. */
struct progress {
	atomic_size_t read; /* files */
	atomic_size_t parsed; /* of them */
};

#endif
