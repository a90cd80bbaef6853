import { CAPTCHA } from './ids'

export default function Layout({ children }) {
  return (
    <body>
      {children}
      <div id={CAPTCHA} />
    </body>
  )
}
