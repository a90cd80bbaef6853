#include "facts/collector.h"

void collect_backend_calls(struct collector *collector)
{
	(void)collector;
}
