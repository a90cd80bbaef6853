import { useClerk } from '@clerk/react'

export function Wallet() {
  const clerk = useClerk()
  // expect: CLERK-STRATEGY-002
  return <button onClick={() => clerk.authenticateWithMetamask()}>MetaMask</button>
}
