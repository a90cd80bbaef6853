export default function Pricing() {
  // <PricingTable /> once has({ plan: 'pro' }) is settled
  return null
}
