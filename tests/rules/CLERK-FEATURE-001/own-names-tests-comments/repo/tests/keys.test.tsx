import { APIKeys } from '@clerk/nextjs'

test('keys', () => render(<APIKeys />))
