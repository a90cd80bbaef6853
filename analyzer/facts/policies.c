#include "facts/collector.h"

void collect_policies(struct collector *collector)
{
	(void)collector;
}
