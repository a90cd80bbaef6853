import { useAuth } from '@clerk/nextjs'
import twilio from 'twilio'

class TokenManager {
  getToken(options: { template: string }) {
    return options.template
  }
}

const manager = new TokenManager()
const phone = twilio('AC1', 'x')

export function getToken(options: { template: string }) {
  return fetch(`/token/${options.template}`)
}

export const all = () => [
  manager.getToken({ template: 'own' }),
  getToken({ template: 'own' }),
  phone.getToken({ template: 'voice' }),
  useAuth,
]
