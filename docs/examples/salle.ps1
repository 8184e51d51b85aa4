<#
Installe Clé en main (MSI) et son règlement sur les PC d'une salle, par WinRM, ou sur ce PC seul.

  .\salle.ps1 -Paquet .\cle-en-main-0.1.0-all-users-x64.msi -Reglement .\policy.json -Postes PC01, PC02
  .\salle.ps1 -Paquet .\cle-en-main-0.1.0-all-users-x64.msi -Reglement .\policy.json

Dans un PowerShell d'administrateur. Laisse de côté un PC où le programme est ouvert, sauf avec -MemeOuvert.
Finit par 0 si tous les PC sont en ordre, par 1 sinon.
#>
[CmdletBinding()]
param(
  [Parameter(Mandatory = $true)] [string] $Paquet,
  [string] $Reglement,
  [string[]] $Postes = @(),
  [switch] $MemeOuvert
)
$ErrorActionPreference = 'Stop'

# Ce que chaque PC fait lui-même ; les deux fichiers sont dans le dossier qu'il reçoit.
$surLePoste = {
  param([string] $Dossier, [bool] $AvecReglement, [bool] $MemeOuvert)
  $programme = Join-Path $env:ProgramFiles 'cle-en-main\cle-en-main.exe'
  $resultat = [pscustomobject]@{ Poste = $env:COMPUTERNAME; Version = ''; Etat = '' }
  try {
    if (-not $MemeOuvert -and (Get-Process cle-en-main -ErrorAction SilentlyContinue)) {
      throw 'occupé : plus tard'
    }
    $mots = '/i "{0}" /qn /norestart /l*v "{1}"' -f (Join-Path $Dossier 'paquet.msi'), (Join-Path $env:TEMP 'cle-en-main.log')
    $code = (Start-Process msiexec.exe $mots -Wait -PassThru).ExitCode
    if ($code -notin 0, 3010, 1641) { throw "msiexec : $code (journal : $env:TEMP\cle-en-main.log)" }
    if ($AvecReglement) {
      # Un règlement avec une faute ne remplace pas celui qui est là.
      $recu = Join-Path $Dossier 'policy.json'
      $juge = (Start-Process $programme ('policy check "{0}"' -f $recu) -Wait -PassThru).ExitCode
      if ($juge -ne 0) { throw "le règlement a une faute (policy check : $juge)" }
      $place = Join-Path $env:SystemDrive 'ProgramData\CleEnMain'
      New-Item -ItemType Directory -Force $place | Out-Null
      icacls $place /inheritance:r /grant '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-545:(OI)(CI)RX' | Out-Null
      if ($LASTEXITCODE -ne 0) { throw "icacls : $LASTEXITCODE" }
      $fichier = Join-Path $place 'policy.json'
      Copy-Item $recu $fichier -Force
      icacls $fichier /reset | Out-Null
    }
    $resultat.Version = (Get-Item $programme).VersionInfo.ProductVersion
    $resultat.Etat = if ($code -eq 0) { 'en ordre' } else { 'en ordre, à redémarrer' }
  } catch {
    $resultat.Etat = "pas en ordre : $($_.Exception.Message)"
  }
  $resultat
}

function Install-Poste([string] $Poste) {
  $session = New-PSSession $Poste
  try {
    $dossier = Invoke-Command $session { (New-Item -ItemType Directory (Join-Path $env:TEMP ([guid]::NewGuid()))).FullName }
    Copy-Item $Paquet (Join-Path $dossier 'paquet.msi') -ToSession $session
    if ($Reglement) { Copy-Item $Reglement (Join-Path $dossier 'policy.json') -ToSession $session }
    Invoke-Command $session $surLePoste -ArgumentList $dossier, [bool]$Reglement, [bool]$MemeOuvert
    Invoke-Command $session { param($d) Remove-Item $d -Recurse -Force } -ArgumentList $dossier
  } finally {
    Remove-PSSession $session
  }
}

function Install-Ici {
  $dossier = (New-Item -ItemType Directory (Join-Path $env:TEMP ([guid]::NewGuid()))).FullName
  try {
    Copy-Item $Paquet (Join-Path $dossier 'paquet.msi')
    if ($Reglement) { Copy-Item $Reglement (Join-Path $dossier 'policy.json') }
    & $surLePoste $dossier ([bool]$Reglement) ([bool]$MemeOuvert)
  } finally {
    Remove-Item $dossier -Recurse -Force
  }
}

$resultats = if ($Postes.Count -eq 0) { Install-Ici } else {
  foreach ($poste in $Postes) {
    try { Install-Poste $poste } catch {
      [pscustomobject]@{ Poste = $poste; Version = ''; Etat = "pas joint : $($_.Exception.Message)" }
    }
  }
}
$resultats | Select-Object Poste, Version, Etat | Format-Table -AutoSize
if (@($resultats | Where-Object Etat -notlike 'en ordre*').Count -gt 0) { exit 1 }
exit 0
