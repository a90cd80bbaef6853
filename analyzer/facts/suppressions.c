#include "facts/collector.h"

void collect_suppressions(struct collector *collector)
{
	(void)collector;
}
