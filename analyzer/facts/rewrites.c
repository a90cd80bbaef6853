#include "facts/collector.h"

void collect_rewrites(struct collector *collector)
{
	(void)collector;
}
