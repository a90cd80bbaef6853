#include "facts/collector.h"

void collect_claims(struct collector *collector)
{
	(void)collector;
}
