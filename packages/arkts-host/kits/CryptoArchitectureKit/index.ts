/** `@kit.CryptoArchitectureKit` on the host. */
export { cryptoFramework } from './cryptoFramework.ts';
