#include "facts/collector.h"

void collect_strategies(struct collector *collector)
{
	(void)collector;
}
