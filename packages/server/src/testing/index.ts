export type {
  ContractCase,
  ContractRunOptions,
  ContractStore,
  OpenContractStore,
  OpenedContractStore,
} from './contract/contract-case.ts';
export { storeContract } from './store-contract.ts';
