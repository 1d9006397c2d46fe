; The installer of Windows, for Inno Setup 6.3 or newer: python -m installers.build runs it with Version, Program and Out.
; It is for one user and asks for no administrator. What people typed stays when it is removed.

#ifndef Version
  #error Version, Program and Out are given by installers/windows/setup.py
#endif

[Setup]
AppId={{6B0E3A59-9C55-4B7E-8B0B-2D7C1F6A6E11}
AppName=Minutebook
AppVersion={#Version}
AppVerName=Minutebook {#Version}
AppPublisher=The Minutebook authors
VersionInfoVersion={#Version}
DefaultDirName={localappdata}\Programs\Minutebook
DefaultGroupName=Minutebook
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
DisableProgramGroupPage=yes
DisableDirPage=auto
LicenseFile={#Program}\_internal\LICENSE.txt
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\minutebook.exe
UninstallDisplayName=Minutebook
OutputDir={#Out}
OutputBaseFilename=minutebook-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; What an older version brought and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Minutebook"; Filename: "{app}\minutebook.exe"; AppUserModelID: "Minutebook"
Name: "{autodesktop}\Minutebook"; Filename: "{app}\minutebook.exe"; Tasks: desktopicon; AppUserModelID: "Minutebook"

[Registry]
; Windows knows a type by what stands after the last dot, and .json belongs to others: Minutebook is offered under
; "Open with", and takes nothing away.
Root: HKCU; Subkey: "Software\Classes\Minutebook.Meeting"; ValueType: string; ValueData: "Meeting file of Minutebook"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Minutebook.Meeting\DefaultIcon"; ValueType: string; ValueData: "{app}\minutebook.exe,0"
Root: HKCU; Subkey: "Software\Classes\Minutebook.Meeting\shell\open\command"; ValueType: string; ValueData: """{app}\minutebook.exe"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\.json\OpenWithProgids"; ValueType: none; ValueName: "Minutebook.Meeting"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\Applications\minutebook.exe\SupportedTypes"; ValueType: string; ValueName: ".json"; ValueData: ""; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Applications\minutebook.exe\shell\open\command"; ValueType: string; ValueData: """{app}\minutebook.exe"" ""%1"""; Flags: uninsdeletekey

[Run]
Filename: "{app}\minutebook.exe"; Description: "{cm:LaunchProgram,Minutebook}"; Flags: nowait postinstall skipifsilent

[Code]
procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if (Step = usPostUninstall) and not UninstallSilent then
    MsgBox('Minutebook is removed. Your minutes stay where they are:' + #13#10 +
      ExpandConstant('{localappdata}\Minutebook'), mbInformation, MB_OK);
end;
