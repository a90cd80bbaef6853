import { PricingTable } from '../../components/pricing-table'

export default PricingTable
