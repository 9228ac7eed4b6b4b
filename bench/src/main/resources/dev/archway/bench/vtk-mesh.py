"""One operation of VTK on a mesh, several times in one process: vtk-mesh.py OPERATION MESH RESULT RUNS. Each run prints TIMES wall processor; the first does not count."""

import sys
import time

import vtk

operation, mesh, result, runs = sys.argv[1:]


def reader():
    kinds = {"stl": vtk.vtkSTLReader, "ply": vtk.vtkPLYReader, "obj": vtk.vtkOBJReader}
    source = kinds[mesh[-3:]]()
    source.SetFileName(mesh)
    return source


def convert():
    source = reader()
    source.MergingOn()
    writer = vtk.vtkPLYWriter()
    writer.SetFileTypeToBinary()
    writer.SetInputConnection(source.GetOutputPort())
    writer.SetFileName(result)
    writer.Write()


def read():
    reader().Update()


def check():
    edges = vtk.vtkFeatureEdges()
    edges.SetInputData(data)
    edges.FeatureEdgesOff()
    edges.ManifoldEdgesOff()
    edges.BoundaryEdgesOn()
    edges.NonManifoldEdgesOn()
    edges.Update()


def components():
    parts = vtk.vtkPolyDataConnectivityFilter()
    parts.SetInputData(data)
    parts.SetExtractionModeToAllRegions()
    parts.ColorRegionsOn()
    parts.Update()


def normals():
    filter = vtk.vtkPolyDataNormals()
    filter.SetInputData(data)
    filter.SplittingOff()
    filter.ConsistencyOff()
    filter.Update()


def decimate():
    filter = vtk.vtkQuadricDecimation()
    filter.SetInputData(data)
    filter.SetTargetReduction(0.75)
    filter.Update()


def distances():
    moved = vtk.vtkTransform()
    moved.Translate(0.05, 0.1, 0.15)
    other = vtk.vtkTransformPolyDataFilter()
    other.SetInputData(data)
    other.SetTransform(moved)
    other.Update()
    filter = vtk.vtkDistancePolyDataFilter()
    filter.SetInputData(0, other.GetOutput())
    filter.SetInputData(1, data)
    filter.ComputeSecondDistanceOff()
    filter.Update()


if operation not in ("convert", "read"):
    source = reader()
    source.Update()
    data = source.GetOutput()
for run in range(int(runs) + 1):
    began, processor = time.perf_counter(), time.process_time()
    globals()[operation]()
    if run > 0:
        print("TIMES %.6f %.6f" % (time.perf_counter() - began, time.process_time() - processor))
