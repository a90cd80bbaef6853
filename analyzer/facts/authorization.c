#include "facts/collector.h"

void collect_authorization(struct collector *collector)
{
	(void)collector;
}
