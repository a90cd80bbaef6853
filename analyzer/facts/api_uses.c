#include "facts/collector.h"

void collect_api_uses(struct collector *collector)
{
	(void)collector;
}
