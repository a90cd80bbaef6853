#include "facts/collector.h"

void collect_urls(struct collector *collector)
{
	(void)collector;
}
