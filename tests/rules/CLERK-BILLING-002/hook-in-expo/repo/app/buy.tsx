import { useCheckout } from '@clerk/clerk-expo/experimental'
import { Button } from 'react-native'

export default function Buy() {
  // expect: CLERK-BILLING-002
  const { checkout } = useCheckout({ planId: 'cplan_FAKEdevelopment00000000002', planPeriod: 'annual' })
  return <Button title="Buy" onPress={() => checkout.start()} />
}
