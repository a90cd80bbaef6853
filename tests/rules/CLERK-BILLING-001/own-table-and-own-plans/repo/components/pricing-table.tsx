export function PricingTable() {
  return <table />
}
