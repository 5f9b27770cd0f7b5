/** `abilityAccessCtrl`: permissions as the host granted them to the application. */
import { businessError } from '../BasicServicesKit/BusinessError.ts';
import { asyncCall } from '../host/asyncCall.ts';
import { HostApp } from '../host/HostApp.ts';
import { closedBase, closedNamespace } from '../host/unimplemented.ts';

const INVALID_PARAMETER = 12100001;

export enum GrantStatus {
  PERMISSION_DENIED = -1,
  PERMISSION_GRANTED = 0,
}

export interface PermissionRequestResult {
  permissions: string[];
  /** 0 granted, -1 denied, for each permission. */
  authResults: number[];
  /** Whether the user was asked. The host's user has answered before: the permissions of the application. */
  dialogShownResults: boolean[];
}

class AtManager extends closedBase('AbilityKit', 'AtManager') {
  checkAccessTokenSync(_tokenID: number, permissionName: string): GrantStatus {
    return statusOf(permissionName);
  }

  checkAccessToken(...args: unknown[]): Promise<GrantStatus> | undefined {
    return asyncCall(args, () => statusOf(args[1] as string));
  }

  requestPermissionsFromUser(...args: unknown[]): Promise<PermissionRequestResult> | undefined {
    const permissions = args[1] as string[];
    return asyncCall(args, () => ({
      permissions: [...permissions],
      authResults: permissions.map((permission) => statusOf(permission)),
      dialogShownResults: permissions.map(() => false),
    }));
  }
}

function statusOf(permission: string): GrantStatus {
  if (typeof permission !== 'string' || permission === '') {
    throw businessError(INVALID_PARAMETER, 'Invalid parameter. The permission name is empty.');
  }
  return HostApp.current().hasPermission(permission) ? GrantStatus.PERMISSION_GRANTED : GrantStatus.PERMISSION_DENIED;
}

export const abilityAccessCtrl = closedNamespace('AbilityKit', 'abilityAccessCtrl', {
  GrantStatus,
  createAtManager: (): AtManager => new AtManager(),
});
