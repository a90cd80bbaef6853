import { PricingTable } from '@clerk/nextjs'

test('pricing', () => render(<PricingTable />))
