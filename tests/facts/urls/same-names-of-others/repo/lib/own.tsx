export const SignIn = ({ path, signUpUrl }) => <a href={path}>{signUpUrl}</a>;
