export const SignIn = ({ afterSignInUrl }) => <form action={afterSignInUrl} />
